import 'server-only'
import { cookies, headers } from 'next/headers'
import { forbidden, redirect } from 'next/navigation'
import { decode } from 'next-auth/jwt'
import { cache } from 'react'
import { touchSession } from '../sessions/mutations'
import { findSession } from '../sessions/queries'
import { type Admin, type Contributor, type Editor, isAdmin, isEditor, prove } from './rights'
import { sessionSchema } from './schema'
import { sessionCookie, sessionSecret } from './sealed-cookies'

const FIVE_MINUTES_MS = 5 * 60 * 1000

/** Who asks, as their row says now; null for nobody. Asked twice in a request it is read once. */
export const findContributor = cache(async (): Promise<Contributor | null> => {
  const id = await findSessionId()
  const account = id && (await findSession(id))
  if (!account) return null
  if (account.seenAt.getTime() < Date.now() - FIVE_MINUTES_MS) await touchSession(id)
  return prove(account)
})

/** What the browser that asks calls its session, whether it goes on or has ended. */
export const findSessionId = cache(async (): Promise<string | null> => {
  const sealed = (await cookies()).get(sessionCookie())?.value
  if (!sealed) return null
  const token = await decode({ token: sealed, secret: await sessionSecret() }).catch(() => null)
  return sessionSchema.safeParse(token).data?.session ?? null
})

/** Who asks; nobody is asked to sign in. */
export async function requireContributor(): Promise<Contributor> {
  return (await findContributor()) ?? redirect(await signInAddress())
}

/** Who asks, where they may publish; others are told that they may not. */
export async function requireEditor(): Promise<Editor> {
  const person = await requireContributor()
  return isEditor(person) ? person : forbidden()
}

/** Who asks, where they may manage people and settings; others are told that they may not. */
export async function requireAdmin(): Promise<Admin> {
  const person = await requireContributor()
  return isAdmin(person) ? person : forbidden()
}

async function signInAddress() {
  // The address asked for, as lib/press hands it on.
  const address = (await headers()).get('x-address')
  return address ? `/signin?next=${encodeURIComponent(address)}` : '/signin'
}
