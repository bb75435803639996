import type { Span } from '../mentions/schema'

/** One day of the demonstration. Papers' facts are true; summaries, counts, posts and their people are invented. */
export interface SampleDigest {
  slug: string
  feedId: string
  title: string
  description: string
  /** Markdown. */
  intro: string
  papers: SamplePaper[]
}

export interface SamplePaper {
  arxivId: string
  title: string
  authors: string[]
  categories: string[]
  /** Of our own words, in place of the abstract. */
  summary?: string
  /** Markdown. */
  note?: string
  reposts: number
  likes: number
  posts: SamplePost[]
}

export interface SamplePost {
  author: string
  handle: string
  lang?: string
  dir?: 'ltr' | 'rtl'
  body: Span[]
}

export const lineBreak: Span = { type: 'break' }

export function text(words: string): Span {
  return { type: 'text', text: words }
}

export function hashtag(name: string): Span {
  return { type: 'hashtag', text: `#${name}`, href: `https://example.org/tags/${name}` }
}

export function mention(handle: string): Span {
  return { type: 'mention', text: `@${handle}`, href: `https://example.org/people/${handle}` }
}

export function abstractLink(arxivId: string): Span {
  return { type: 'link', text: `arxiv.org/abs/${arxivId}`, href: `https://arxiv.org/abs/${arxivId}` }
}
