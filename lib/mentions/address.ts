import type { Prisma } from '../generated/prisma/client'

// One service under two names.
const X = /^https?:\/\/(?:www\.|mobile\.)?(?:twitter|x)\.com\/(?:\w+\/)+status\/(\d+)(?!\w)/

/** The post of an address as somebody copied it, and none but that: whoever takes it out cannot put it back. */
export function atAddress(address: string): Prisma.MentionWhereInput {
  const url = new URL(address)
  url.hash = ''
  // Whatever its author is called by now, and whatever a tracker added.
  const sourceId = X.exec(url.href)?.[1]
  if (sourceId) return { source: 'x', sourceId }
  // Elsewhere what follows the question mark may say which post it is, or nothing.
  const bare = Object.assign(new URL(url), { search: '' })
  return { url: { in: [url.href, bare.href] } }
}

const PERSONS = [
  ['x', /^https?:\/\/(?:www\.|mobile\.)?(?:twitter|x)\.com\/@?(\w+)$/],
  ['bluesky', /^https:\/\/bsky\.app\/profile\/([\w.:-]+)$/],
  ['hackernews', /^https:\/\/news\.ycombinator\.com\/user\?id=([\w-]+)$/],
  ['reddit', /^https:\/\/(?:www\.|old\.)?reddit\.com\/u(?:ser)?\/([\w-]+)$/],
  ['mastodon', /^https:\/\/((?:[\w-]+\.)+\w+\/@\w+)$/],
] as const

export type Person = { source: string; authorId: string | null; authorHandle: string | null }

/** Whose profile stands at an address, or null where that is no profile. */
export function personAt(address: string): Person | null {
  for (const [source, profile] of PERSONS) {
    const name = profile.exec(address.replace(/[/#]+$/, ''))?.[1]?.toLowerCase()
    if (!name) continue
    if (name.startsWith('did:')) return { source, authorId: name, authorHandle: null }
    const [host, user] = name.split('/@')
    return { source, authorId: null, authorHandle: user ? `${user}@${host}` : name }
  }
  return null
}
