import type { Contributor } from './accounts/rights'
import { politely } from './collector/polite'
import { AppError } from './errors'
import { SourceFailure } from './http'
import { keepPastedPost, linkKnownMention } from './mentions/mutations'
import { findPasted, type PastedAddress } from './mentions/pasted'
import type { HandWritten } from './mentions/schema'
import { findSettings } from './settings/queries'
import { findPastedPost } from './sources/queries'

/**
 * Puts the post that a text names, its address or the code to embed it, under a paper: one that is known as it is known,
 * any other as its source tells it. What somebody wrote down by hand counts only where the source tells nothing, so that
 * nobody puts words into a mouth that can be asked.
 */
export async function putPost(person: Contributor, arxivId: string, text: string, byHand?: HandWritten) {
  const named = findPasted(text)
  if (!named)
    throw new AppError('invalid', 'That names no post on X, Bluesky or Mastodon: paste its address or its code.')
  const known = await linkKnownMention(person, arxivId, named.url)
  if (known) return known
  try {
    return await pastePost(person, arxivId, named.url)
  } catch (error) {
    if (!byHand || !(error instanceof SourceFailure)) throw error
    return keepPastedPost(person, arxivId, named.source, writtenDown(named, byHand), new Date(), { byHand: true })
  }
}

function writtenDown(named: PastedAddress, { words, postedOn, ...written }: HandWritten) {
  return {
    ...named,
    ...written,
    authorId: named.authorHandle.toLowerCase(),
    authorIsBot: false,
    body: [{ type: 'text' as const, text: words }],
    lang: 'und',
    postedAt: new Date(postedOn),
    withheld: null,
    arxivIds: [],
    counts: null,
  }
}

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
