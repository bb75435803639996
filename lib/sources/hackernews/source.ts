import type { Ask, Service } from '../../http'
import { lookAtEach } from '../presence'
import type { Finding, Post, Source } from '../schema'
import { isThere, parseHits } from './parser'

// It allows 10,000 an hour to an address.
const ALGOLIA: Service = { name: 'hackernews', perHour: 600 }
const FIREBASE: Service = { name: 'hackernews-items', perHour: 2_000 }
const DAYS = 15
const MOST_PAGES = 5

/** Stories and comments that link to arXiv, found by one search over all papers of the last days. */
export const hackernews: Source = {
  name: 'hackernews',
  subjects: () => ['story', 'comment'].map((subject) => ({ subject, day: null })),
  check: async ([subject], { ask, now }): Promise<Finding[]> => {
    if (!subject) return []
    // A whole hour, so that the same question within it is the same address.
    const since = Math.floor(now.getTime() / 3_600_000 - DAYS * 24) * 3_600
    return [{ subject: subject.subject, posts: await fetchHits(ask, subject.subject, since) }]
  },
  lookAfter: (posts, ask) =>
    lookAtEach(posts, async ({ sourceId }) => {
      const url = `https://hacker-news.firebaseio.com/v0/item/${sourceId}.json`
      return isThere((await ask({ service: FIREBASE, url })).text) ? 'there' : 'gone'
    }),
}

async function fetchHits(ask: Ask, tag: string, since: number) {
  const posts = new Map<string, Post>()
  for (let page = 0, pages = 1; page < Math.min(pages, MOST_PAGES); page++) {
    const query = new URLSearchParams({
      query: 'arxiv.org',
      tags: tag,
      numericFilters: `created_at_i>${since}`,
      hitsPerPage: '1000',
      page: String(page),
      typoTolerance: 'false',
      ...(tag === 'story' ? { restrictSearchableAttributes: 'url' } : {}),
    })
    const answer = await ask({ service: ALGOLIA, url: `https://hn.algolia.com/api/v1/search_by_date?${query}` })
    const found = parseHits(answer.text)
    // What was posted meanwhile moves others to the next page: each counts once.
    for (const post of found.posts) posts.set(post.sourceId, post)
    pages = found.pages
  }
  return [...posts.values()]
}
