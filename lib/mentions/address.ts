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
