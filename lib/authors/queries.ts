import 'server-only'
import { cache } from 'react'
import { db } from '../db'
import { Prisma } from '../generated/prisma/client'
import { listFeatured } from '../papers/queries'

const SUGGESTIONS = 5

/**
 * The author whose name a slug stands for, however it is spelled, with the number of featured papers and whom most of
 * them were written with; null where there is none.
 */
export const findAuthor = cache(async (given: string) => {
  const [author] = await db().$queryRaw<{ slug: string; name: string; papers: number }[]>`
    SELECT slug, name, (SELECT count(*)::int FROM card WHERE digests > 0 AND author_slugs @> ARRAY[author.slug]) AS papers
    FROM author WHERE slug = author_slug(${given})`
  return author && author.papers > 0 ? author : null
})

/** One page of an author's papers, those of the newest digests first. */
export function listPapersByAuthor(slug: string, page: number) {
  return listFeatured(Prisma.sql`author_slugs @> ARRAY[${slug}]`, page)
}

/** With whom an author wrote most. */
export function listCoauthors(slug: string) {
  return db().$queryRaw<{ slug: string; name: string; papers: number }[]>`
    SELECT author.slug, author.name, count(*)::int AS papers
    FROM card CROSS JOIN unnest(author_slugs) coauthor JOIN author ON author.slug = coauthor
    WHERE digests > 0 AND author_slugs @> ARRAY[${slug}] AND coauthor <> ${slug}
    GROUP BY author.slug ORDER BY papers DESC, author.slug LIMIT 12`
}

/** Names like these, most alike first, for somebody who mistyped one. */
export async function suggestAuthors(names: string[]) {
  const words = names.join(' ').slice(0, 80)
  return db().$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL pg_trgm.word_similarity_threshold = 0.45`
    return tx.$queryRaw<{ slug: string; name: string }[]>`
      SELECT slug, name FROM author
      WHERE author_slug(${words}) <% slug
        AND EXISTS (SELECT FROM card WHERE digests > 0 AND author_slugs @> ARRAY[author.slug])
      ORDER BY author_slug(${words}) <<-> slug, slug LIMIT ${SUGGESTIONS}`
  })
}
