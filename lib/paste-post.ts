import type { Contributor } from './accounts/rights'
import { keepPastedPost } from './collector/mutations'
import { politely } from './collector/polite'
import { findSettings } from './settings/queries'
import { findPastedPost } from './sources/queries'

/**
 * Fetches the post at an address on X, Bluesky or Mastodon and keeps it under a paper; the mention's id. Throws an
 * AppError where there is no such post, or where it may not be shown.
 */
export async function pastePost(person: Contributor, arxivId: string, address: string): Promise<{ mentionId: string }> {
  const { contactEmail: contact } = await findSettings()
  const now = new Date()
  const ask = politely({ source: 'pasted', day: now.toISOString().slice(0, 10), contact, keep: false })
  const { source, post } = await findPastedPost(ask, address)
  return keepPastedPost(person, arxivId, source, post, now)
}
