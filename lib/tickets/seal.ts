import { createHash } from 'node:crypto'

/** What the database keeps of a ticket. */
export function sealTicket(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
