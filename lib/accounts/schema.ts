import { z } from 'zod'

export const roleSchema = z.enum(['contributor', 'editor', 'admin'], 'must be contributor, editor or admin')

/** As the row holds it: one person writes their address in many ways. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'must have at most 254 characters')
  .pipe(z.email('must be an e-mail address, like ada@example.org'))

export const nameSchema = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(80, 'must have at most 80 characters')
  .regex(/^\P{Cc}*$/u, 'must be one line')

/** A password to be set. */
export const passwordSchema = z
  .string()
  .min(12, 'must have at least 12 characters')
  // Hashing takes longer for more.
  .max(200, 'must have at most 200 characters')

/** What somebody claims when signing in: whatever it is, the answer is the same. */
export const claimSchema = z.object({ email: z.string().max(1000), password: z.string().max(1000) })

/** Where to go after signing in: a path of this site, and never another site that looks like one. */
export const nextSchema = z
  .string()
  .regex(/^\/(?![/\\])[^\\\p{Cc}]*$/u)
  .catch('/dashboard')

/** What a session's cookie says, once its seal was checked. */
export const sessionSchema = z.object({ session: z.uuid() })

/** What is remembered of somebody who gave the right password and is asked for a code, once its seal was checked. */
export const claimantSchema = z.object({ sub: z.uuid(), version: z.int() })
