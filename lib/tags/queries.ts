import 'server-only'
import kebabCase from 'lodash.kebabcase'
import { cache } from 'react'
import { db } from '../db'
import { countPublishedDigests, DIGESTS_PER_PAGE, listPublishedDigests } from '../digests/queries'
import { Prisma } from '../generated/prisma/client'
import type { LabelKind } from './schema'

/** The tags or the sections in use, the most used first. Spellings that share an address are one label. */
export const listLabels = cache(async (kind: LabelKind) => {
  const labels = new Map<string, { kebab: string; name: string; spellings: string[]; digests: number }>()
  for (const { name, digests } of await countSpellings(kind)) {
    const kebab = kebabCase(name)
    const label = labels.get(kebab)
    if (label) label.spellings.push(name)
    else if (kebab) labels.set(kebab, { kebab, name, spellings: [name], digests })
  }
  return [...labels.values()]
})

/** One page of the digests under a label, or null where there is no such page. */
export const findLabelledDigests = cache(async (kind: LabelKind, kebab: string, page: number) => {
  const label = (await listLabels(kind)).find((label) => label.kebab === kebab)
  if (!label) return null
  const { spellings } = label
  const fits = kind === 'tag' ? Prisma.sql`tags && ${spellings}::text[]` : Prisma.sql`section = ANY(${spellings})`
  const count = await countPublishedDigests(fits)
  const pages = Math.ceil(count / DIGESTS_PER_PAGE)
  if (page > pages) return null
  return { name: label.name, count, pages, digests: await listPublishedDigests(page, fits) }
})

function countSpellings(kind: LabelKind) {
  return kind === 'tag'
    ? db().$queryRaw<{ name: string; digests: number }[]>`
        SELECT name, count(*)::int AS digests
        FROM publication CROSS JOIN unnest(tags) name
        WHERE ended_at IS NULL
        GROUP BY name ORDER BY digests DESC, name`
    : db().$queryRaw<{ name: string; digests: number }[]>`
        SELECT section AS name, count(*)::int AS digests
        FROM publication
        WHERE ended_at IS NULL
        GROUP BY section ORDER BY digests DESC, name`
}
