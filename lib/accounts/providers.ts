import 'server-only'
import type { AuthOptions, User } from 'next-auth'
import GitHub from 'next-auth/providers/github'
import { z } from 'zod'
import { env } from '../env'
import { listIssuers } from './issuers'

type Provider = AuthOptions['providers'][number]

/** Where somebody signs in besides here. What it tells of them is an e-mail address, where it says that it was verified. */
export function makeProviders(): Provider[] {
  const made: Record<string, () => Provider> = { github: makeGitHub, oidc: makeOidc }
  return listIssuers().flatMap(({ id }) => made[id]?.() ?? [])
}

const githubEmailsSchema = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }))

/** The address that somebody at GitHub uses, if it is theirs. */
export function findGitHubEmail(answer: unknown): string | undefined {
  return githubEmailsSchema.parse(answer).find(({ primary, verified }) => primary && verified)?.email
}

function makeGitHub(): Provider {
  const { GITHUB_ID = '', GITHUB_SECRET = '', GITHUB_URL } = env()
  // A server of one's own answers programs below its address.
  const api = GITHUB_URL === 'https://github.com' ? 'https://api.github.com' : `${GITHUB_URL}/api/v3`
  return GitHub({
    clientId: GITHUB_ID,
    clientSecret: GITHUB_SECRET,
    issuer: `${GITHUB_URL}/login/oauth`,
    authorization: { url: `${GITHUB_URL}/login/oauth/authorize` },
    token: `${GITHUB_URL}/login/oauth/access_token`,
    userinfo: {
      url: `${api}/user`,
      async request({ client, tokens }) {
        const profile = await client.userinfo(tokens.access_token ?? '')
        // The profile's own address is the one shown in public, of which GitHub does not say that it was verified.
        const answer = await fetch(`${api}/user/emails`, {
          headers: { authorization: `Bearer ${tokens.access_token}` },
          signal: AbortSignal.timeout(10_000),
        })
        return { ...profile, email: findGitHubEmail(await answer.json()) }
      },
    },
    profile: ({ id, name, login, email }) => known(String(id), name ?? login, email),
  })
}

function makeOidc(): Provider {
  const { OIDC_ISSUER = '', OIDC_ID, OIDC_SECRET, OIDC_NAME } = env()
  return {
    id: 'oidc',
    name: OIDC_NAME,
    type: 'oauth',
    wellKnown: `${OIDC_ISSUER.replace(/\/$/, '')}/.well-known/openid-configuration`,
    authorization: { params: { scope: 'openid email profile' } },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    clientId: OIDC_ID,
    clientSecret: OIDC_SECRET,
    userinfo: {
      // Some issuers tell the address only here, not in the token; openid-client sees to it that both are of one person.
      request: ({ client, tokens }) => client.userinfo(tokens as never),
    },
    profile: ({ sub, name, email, email_verified: isVerified }) =>
      known(sub, name, isVerified === true ? email : undefined),
  }
}

// The session's account is found by the address: there is no version yet.
const known = (id: string, name?: string | null, email?: string | null): User => ({
  id,
  name,
  email,
  sessionVersion: 0,
})
