import 'server-only'
import { cookies } from 'next/headers'
import { NextRequest, NextResponse } from 'next/server'
import NextAuth, { type AuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { env, settle } from '../env'
import { log } from '../log'
import { requireSecret } from '../secrets/mutations'
import { countTry, forgetTries } from '../tries/mutations'
import { enterByEmail } from './mutations'
import { makeProviders } from './providers'
import { findByPassword } from './queries'
import { claimSchema } from './schema'

const THIRTY_DAYS_S = 30 * 24 * 60 * 60

/** next-auth's name for it, which says whether it travels by TLS alone. */
export function sessionCookie() {
  return `${isSecure() ? '__Secure-' : ''}next-auth.session-token`
}

export async function sessionSecret() {
  return env().NEXTAUTH_SECRET ?? (await requireSecret('session'))
}

/** Signs in by one of next-auth's providers; gives the address to go on to, or why not: next-auth's code or a sentence. */
export async function signIn(provider: string, fields: Record<string, string>) {
  const csrf = await (await ask(['csrf'])).json()
  const path = provider === 'credentials' ? ['callback', provider] : ['signin', provider]
  const answer = await ask(path, { ...fields, csrfToken: csrf.csrfToken, json: 'true' })
  const { url } = (await answer.json()) as { url: string }
  const error = new URL(url, env().SITE_URL).searchParams.get('error')
  return { url, error }
}

/** Ends the session in this browser. */
export async function signOut() {
  const csrf = await (await ask(['csrf'])).json()
  await ask(['signout'], { csrfToken: csrf.csrfToken, json: 'true' })
}

/** Hands a request to next-auth; its own way of being a route handler. */
export async function handleAuth(request: NextRequest, context: { params: Promise<{ nextauth: string[] }> }) {
  // It reads where the site is from the environment alone.
  settle('NEXTAUTH_URL', env().SITE_URL)
  return (await NextAuth(request, context, await authOptions())) as Response
}

async function authOptions(): Promise<AuthOptions> {
  return {
    secret: await sessionSecret(),
    useSecureCookies: isSecure(),
    session: { strategy: 'jwt', maxAge: THIRTY_DAYS_S },
    pages: { signIn: '/signin', signOut: '/signin', error: '/signin' },
    providers: [
      Credentials({
        credentials: { email: {}, password: {} },
        async authorize(given, request) {
          const claim = claimSchema.safeParse(given)
          if (!claim.success) return null
          // Counted before it is looked at, so that many at once are not looked at either.
          await countTry(claim.data.email, request.headers?.['x-forwarded-for'])
          const account = await findByPassword(claim.data)
          if (account) await forgetTries(claim.data.email)
          return account
        },
      }),
      ...makeProviders(),
    ],
    callbacks: {
      async signIn({ user, account }) {
        if (account?.type !== 'oauth') return true
        if (!user.email) return '/signin?error=Unverified'
        const person = await enterByEmail(user.email, user.name)
        return Boolean(person && Object.assign(user, person))
      },
      // What lib/accounts/session.ts compares with the row in every request; nothing else of it is believed.
      jwt: ({ token, user }) => (user ? { sub: user.id, version: user.sessionVersion } : token),
    },
    logger: {
      error: (code, facts) =>
        log().error({ code, reason: String('error' in facts ? facts.error : facts) }, 'Signing in failed'),
      warn: (code) => log().warn({ code }, 'next-auth warns'),
      debug: () => {},
    },
  }
}

/** Asks next-auth from within an action, and takes its cookies over. */
async function ask(nextauth: string[], body?: Record<string, string>) {
  const request = new NextRequest(`${env().SITE_URL}/api/auth/${nextauth.join('/')}`, {
    method: body ? 'POST' : 'GET',
    headers: { 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  })
  const answer = await handleAuth(request, { params: Promise.resolve({ nextauth }) })
  const jar = await cookies()
  for (const cookie of new NextResponse(null, answer).cookies.getAll()) jar.set(cookie)
  return answer
}

function isSecure() {
  return env().SITE_URL.startsWith('https:')
}

declare module 'next-auth' {
  interface User {
    sessionVersion: number
  }
}
