import { createHash, randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'

const HOW_MANY = 10

export function newSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** What an app scans to make the codes of this secret. */
export function otpAddress(secret: string, site: string, email: string): string {
  return new TOTP({ issuer: site, label: email, secret }).toString()
}

/**
 * The time step whose code it is, null for a wrong one. Clocks may differ by a step; steps up to `used` count no more.
 */
export function findStep(secret: string, code: string, used: number, now = Date.now()): number | null {
  const totp = new TOTP({ secret })
  const delta = totp.validate({ token: code, timestamp: now, window: 1 })
  const step = delta === null ? 0 : totp.counter({ timestamp: now }) + delta
  return step > used ? step : null
}

/** Codes for the day the phone is lost, each with 80 random bits. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: HOW_MANY }, () => (randomBytes(10).toString('hex').match(/.{5}/g) ?? []).join('-'))
}

/** What the database keeps of a recovery code, however it was typed. */
export function sealRecoveryCode(code: string): string {
  return createHash('sha256')
    .update(code.toLowerCase().replace(/[^0-9a-f]/g, ''))
    .digest('base64url')
}
