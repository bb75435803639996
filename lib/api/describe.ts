import type { z } from 'zod'
import type { Appearance, ListedDigest } from '../digests/queries'
import { describePlace } from '../formats/digest'
import type { PostCounts } from '../mentions/queries'
import type { ListedPaper, PaperFacts, Reading } from '../papers/queries'
import type { Found } from '../search/queries'
import { RANKED } from '../search/queries'
import type { digestListSchema, PaperAnswer, searchAnswerSchema } from './schema'

type Listed = Pick<ListedPaper, 'arxivId' | 'title' | 'authors'>

export function describeListedDigest(
  { slug, day, title, papers, leaders }: ListedDigest,
  siteUrl: string,
): z.infer<typeof digestListSchema>['digests'][number] {
  return { url: `${siteUrl}/posts/${slug}`, slug, day: dayOf(day), title, papers, leaders }
}

export function describeListedPaper(paper: ListedPaper, siteUrl: string) {
  return { ...describeBriefly(paper, siteUrl), score: paper.score, digest: describeStanding(paper, siteUrl) }
}

interface Told {
  appearances: Appearance[]
  counts: ReadonlyMap<string, PostCounts>
  readings: Reading[]
  related: Listed[]
}

export function describePaper(
  facts: PaperFacts,
  { appearances, counts, readings, related }: Told,
  siteUrl: string,
): PaperAnswer {
  const { abstract, categories, comment, doi, journalRef, announcedOn, withdrawnAt, versions } = facts
  return {
    ...describeBriefly(facts, siteUrl),
    abstract,
    categories,
    comment,
    doi,
    journalRef,
    announcedOn: announcedOn && dayOf(announcedOn),
    withdrawnAt: momentOf(withdrawnAt),
    versions: versions.map(({ number, submittedAt, withdrawnAt }) => ({
      number,
      submittedAt: momentOf(submittedAt),
      withdrawnAt: momentOf(withdrawnAt),
    })),
    appearances: appearances.map(({ publication: { slug, day, title }, ...entry }) => ({
      digest: { url: `${siteUrl}/posts/${slug}`, slug, day: dayOf(day), title },
      ...describePlace(entry, counts),
    })),
    readings: readings.map(({ source, takenAt, reposts, likes, comments, upvotes }) => ({
      source,
      takenAt: takenAt.toISOString(),
      reposts,
      likes,
      comments,
      upvotes,
    })),
    related: related.map((paper) => describeBriefly(paper, siteUrl)),
  }
}

export function describeFound(
  { count, query, categories, years, papers }: Found,
  siteUrl: string,
): Omit<z.infer<typeof searchAnswerSchema>, 'next'> {
  return {
    count: Math.min(count, RANKED),
    isMore: count > RANKED,
    problems: query.problems,
    categories,
    years,
    papers: papers.map(({ day, slug, rank, score, snippet, ...paper }) => ({
      ...describeBriefly(paper, siteUrl),
      day: dayOf(day),
      score,
      digest: slug && rank ? describeStanding({ slug, day, rank }, siteUrl) : null,
      snippet: snippet.join(''),
    })),
  }
}

function describeBriefly({ arxivId, title, authors }: Listed, siteUrl: string) {
  return { arxivId, url: `${siteUrl}/papers/${arxivId}`, title, authors }
}

function describeStanding({ slug, day, rank }: Pick<ListedPaper, 'slug' | 'day' | 'rank'>, siteUrl: string) {
  return { url: `${siteUrl}/posts/${slug}`, slug, day: dayOf(day), rank }
}

export const dayOf = (day: Date) => day.toISOString().slice(0, 10)
const momentOf = (at: Date | null) => at?.toISOString() ?? null
