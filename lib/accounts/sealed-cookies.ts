import 'server-only'
import { cookies } from 'next/headers'
import { decode, encode } from 'next-auth/jwt'
import { env } from '../env'
import { requireSecret } from '../secrets/mutations'
import { claimantSchema } from './schema'

const CLAIM = 'hot-papers.claim'
const TEN_MINUTES_S = 10 * 60

/** next-auth's name for it, which says whether it travels by TLS alone. */
export function sessionCookie() {
  return `${isSecure() ? '__Secure-' : ''}next-auth.session-token`
}

export async function sessionSecret() {
  return env().NEXTAUTH_SECRET ?? (await requireSecret('session'))
}

export function isSecure() {
  return env().SITE_URL.startsWith('https:')
}

/** Remembers for a while, in their browser, that somebody gave the right password and is asked for a code now. */
export async function holdClaim({ id, sessionVersion }: { id: string; sessionVersion: number }) {
  const token = { sub: id, version: sessionVersion }
  const value = await encode({ token, secret: await sessionSecret(), salt: CLAIM, maxAge: TEN_MINUTES_S })
  const options = { httpOnly: true, secure: isSecure(), sameSite: 'lax', path: '/', maxAge: TEN_MINUTES_S } as const
  ;(await cookies()).set(CLAIM, value, options)
}

/** Who gave the right password, and with which version of their account; null for nobody. */
export async function readClaim() {
  const token = await decode({
    token: (await cookies()).get(CLAIM)?.value,
    secret: await sessionSecret(),
    salt: CLAIM,
  }).catch(() => null)
  return claimantSchema.safeParse(token).data ?? null
}

export async function dropClaim() {
  ;(await cookies()).delete(CLAIM)
}
