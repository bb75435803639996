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

function entryOf({ summary, note, reposts, likes, posts, ...facts }: SamplePaper, day: string): ShownEntry {
  return {
    ...facts,
    abstract: summary ?? null,
    note: note ?? null,
    engagement: [{ source: SOURCE, takenAt: `${day}T08:00:00.000Z`, reposts, likes }],
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
