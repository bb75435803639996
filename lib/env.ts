import 'server-only'
import { z } from 'zod'
import { AppError } from './errors'

const schema = z.object({
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'must be a PostgreSQL address, like postgresql://user:password@host:5432/database',
    })
    .optional(),
  DATA_DIR: z.string().default('./data'),
  HOST: z.string().default('0.0.0.0'),
  PORT: z.coerce.number({ error: 'must be a number' }).int().min(0).max(65535, 'must be at most 65535').default(3000),
  SITE_URL: z
    .url({
      protocol: /^https?$/,
      abort: true,
      error: 'must be the address readers use, like https://papers.example.org',
    })
    .refine((url) => /^\w+:\/\/[^/?#]+\/*$/.test(url), 'must end with the host: no site stands below a path')
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  NEXTAUTH_SECRET: z
    .string()
    .min(32, 'must have at least 32 characters, like those of `openssl rand -base64 32`')
    .optional(),
  GITHUB_ID: z.string().optional(),
  GITHUB_SECRET: z.string().optional(),
  GITHUB_URL: z
    .url({ protocol: /^https?$/, error: 'must be the address of a GitHub, like https://github.example.org' })
    .transform((url) => url.replace(/\/+$/, ''))
    .default('https://github.com'),
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/, error: 'must be the address of an issuer, like https://id.example.org' })
    .optional(),
  OIDC_ID: z.string().optional(),
  OIDC_SECRET: z.string().optional(),
  OIDC_NAME: z.string().default('single sign-on'),
  TRUST_PROXY: z.coerce.number({ error: 'must be a number' }).int().min(0).max(9, 'must be at most 9').default(0),
  SOURCES_URL: z
    .union(
      [z.literal('none'), z.url({ protocol: /^https?$/ })],
      'must be an address like http://127.0.0.1:4010, or none',
    )
    .optional(),
  GITHUB_TOKEN: z.string().optional(),
  BLUESKY_HANDLE: z.string().optional(),
  BLUESKY_APP_PASSWORD: z.string().optional(),
  X_BEARER_TOKEN: z.string().optional(),
  X_DAILY_BUDGET: z.coerce
    .number({ error: 'must be a number of dollars, like 5 or 0.5' })
    .min(0, 'must not be negative')
    .max(1_000, 'must be at most 1000 dollars')
    .default(0),
  REDDIT_CLIENT_ID: z.string().optional(),
  REDDIT_CLIENT_SECRET: z.string().optional(),
  REDDIT_USER: z.string().optional(),
  SEMANTIC_SCHOLAR_KEY: z.string().optional(),
  SMTP_URL: z
    .url({
      protocol: /^smtps?$/,
      error: 'must be the address of a mail server, like smtp://user:password@mail.example.org:587',
    })
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^@]*\S@\S+$/, 'must be an address, like Hot Papers <papers@example.org>')
    .optional(),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'must be debug, info, warn, error or silent')
    .default('info'),
})

type Env = Readonly<ReturnType<typeof readEnv>>

let known: Env | undefined

/** The settings of the process, read on first use; throws an AppError that names what to write where one is wrong. */
export function env(): Env {
  known ??= readEnv()
  return known
}

function readEnv() {
  // An empty line in an .env file means "not set".
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`)
    throw new AppError('invalid', problems.join('\n'))
  }
  const { SITE_URL = `http://localhost:${parsed.data.PORT}`, MAIL_FROM } = parsed.data
  return { ...parsed.data, SITE_URL, MAIL_FROM: MAIL_FROM ?? `no-reply@${new URL(SITE_URL).hostname}` }
}

/** Settles a setting for the whole process: Next has its own copy of this module, and programs we run read the same. */
export function settle(name: 'DATABASE_URL' | 'PORT' | 'SOURCES_URL' | 'NEXTAUTH_URL', value: string | undefined) {
  if (value === undefined) delete process.env[name]
  else process.env[name] = value
  known = undefined
}

/** The address of the database; throws where there is none, since the driver would quietly try localhost. */
export function databaseUrl(): string {
  const url = env().DATABASE_URL
  if (!url)
    throw new AppError(
      'unavailable',
      'DATABASE_URL is not set. Start with `npx hot-papers start`, which brings a database, or set it.',
    )
  return url
}
