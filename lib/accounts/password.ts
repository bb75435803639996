import { hash, verify } from '@node-rs/argon2'

// OWASP's first choice for argon2id, which is what the library takes by itself: 19 MiB, two passes, one lane.
const COST = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 }

let nobodys: Promise<string> | undefined

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST)
}

/** Whether it is the password; takes as long where there is none, so that nobody learns which accounts exist. */
export async function isPassword(password: string, known: string | null | undefined): Promise<boolean> {
  nobodys ??= hashPassword(crypto.randomUUID())
  const matches = await verify(known ?? (await nobodys), password.normalize('NFKC'))
  return matches && Boolean(known)
}
