import type { DigestContent, ShownEntry, ShownMention } from '../digests/schema'
import { ideas } from './ideas'
import { language } from './language'
import type { SampleDigest, SamplePaper, SamplePost } from './schema'
import { seeing } from './seeing'

export const SOURCE = 'sample'

/** The demonstration, the newest day first. */
export const sampleDigests: SampleDigest[] = [language, seeing, ideas]

/** A digest of the demonstration as one that was published on this day. */
export function sampleContent({ feedId, papers, ...shown }: SampleDigest, day: string): DigestContent {
  return {
    ...shown,
    day,
    section: 'arXiv',
    tags: ['Sample'],
    socialImage: null,
    byline: null,
    // Nine in the morning is past wherever the site's day has ended.
    writtenAt: `${day}T09:00:00.000Z`,
    entries: papers.map((paper) => entryOf(paper, day)),
  }
}

// Parts of what was counted for the digest, by hours from then.
const GROWTH = [
  [-20, 0.04],
  [-15, 0.22],
  [-10, 0.58],
  [-5, 0.83],
  [8, 1.06],
  [24, 1.17],
] as const

/** How the counts of a paper grew until they were published, and since, as far as that is past. */
export function sampleReadings({ arxivId, reposts, likes }: SamplePaper, day: string, now: Date) {
  return GROWTH.map(([hours, part]) => ({
    arxivId,
    source: SOURCE,
    takenAt: new Date(Date.parse(countedAt(day)) + hours * 3_600_000),
    reposts: Math.round(part * reposts),
    likes: Math.round(part * likes),
  })).filter(({ takenAt }) => takenAt <= now)
}

const countedAt = (day: string) => `${day}T08:00:00.000Z`

function entryOf({ summary, note, reposts, likes, posts, ...facts }: SamplePaper, day: string): ShownEntry {
  return {
    ...facts,
    abstract: summary ?? null,
    note: note ?? null,
    engagement: [{ source: SOURCE, takenAt: countedAt(day), reposts, likes }],
    score: reposts + likes,
    receipt: {
      rule: 'original',
      version: 1,
      inputs: [
        { source: SOURCE, name: 'reposts', value: reposts, weight: 1 },
        { source: SOURCE, name: 'likes', value: likes, weight: 1 },
      ],
      leftOut: [],
    },
    mentions: posts.map((post, i) => mentionOf(post, `${facts.arxivId}-${i + 1}`, day)),
  }
}

function mentionOf({ author, handle, body, lang = 'en', dir = 'ltr' }: SamplePost, sourceId: string, day: string) {
  const mention: ShownMention = {
    source: SOURCE,
    sourceId,
    url: `https://example.org/posts/${sourceId}`,
    authorName: `${author} (sample)`,
    authorHandle: handle,
    body,
    lang,
    dir,
    postedOn: day,
  }
  return mention
}
