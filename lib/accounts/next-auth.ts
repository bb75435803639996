import 'server-only'
import { cookies, headers } from 'next/headers'
import { NextRequest, NextResponse } from 'next/server'
import NextAuth, { type AuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { env, settle } from '../env'
import { AppError } from '../errors'
import { log } from '../log'
import { redeemCode } from '../second-factor/mutations'
import { beginSession, closeSession } from '../sessions/mutations'
import { LONGEST_S } from '../sessions/schema'
import { countCode, countTry, forgetTries } from '../tries/mutations'
import { enterByEmail } from './mutations'
import { makeProviders } from './providers'
import { findByPassword, findClaimant } from './queries'
import { claimSchema, sessionSchema } from './schema'
import { dropClaim, holdClaim, isSecure, readClaim, sessionSecret } from './sealed-cookies'

/** The error of a sign-in whose password was right, and which is to go on with a code. */
export const NEEDS_CODE = 'NeedsCode'

/** Signs in by one of next-auth's providers; gives the address to go on to, or why not: next-auth's code or a sentence. */
export async function signIn(provider: string, fields: Record<string, string>) {
  const csrf = await (await ask(['csrf'])).json()
  const path = [provider === 'credentials' || provider === 'code' ? 'callback' : 'signin', provider]
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
    session: { strategy: 'jwt', maxAge: LONGEST_S },
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
          if (account?.hasSecondFactor) {
            await holdClaim(account)
            throw new Error(NEEDS_CODE)
          }
          if (account) await forgetTries(claim.data.email)
          return account
        },
      }),
      Credentials({
        id: 'code',
        credentials: { code: {} },
        async authorize(given, request) {
          const claim = await readClaim()
          const account = claim && (await findClaimant(claim))
          if (!account) throw new AppError('missing', 'Too much time has passed. Begin again with your password.')
          await countCode(account.email, request.headers?.['x-forwarded-for'])
          if (!(await redeemCode(account.id, String(given?.code).slice(0, 100)))) return null
          await Promise.all([forgetTries(account.email), dropClaim()])
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
      // What lib/accounts/session.ts looks up in every request; nothing else of it is believed.
      async jwt({ token, user }) {
        if (!user) return token
        const { id: session } = await beginSession(user, (await headers()).get('user-agent'))
        return { session }
      },
    },
    events: {
      async signOut({ token }) {
        const known = sessionSchema.safeParse(token)
        if (known.success) await closeSession(known.data.session)
      },
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

declare module 'next-auth' {
  interface User {
    sessionVersion: number
  }
}
