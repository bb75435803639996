import { formatDay } from '../format-day'
import { sourceName } from '../source-names'

type Facts = {
  arxivId: string
  day: string
  rule: string
  threshold: number
  /** Sources that were asked about the day. */
  sources: string[]
  paper: {
    announcedOn: Date | null
    withdrawnAt: Date | null
    candidates: {
      day: Date
      score: number
      acceptedAt: Date | null
      dismissedAt: Date | null
      account: { name: string } | null
    }[]
    versions: { number: number }[]
    published: { publication: { day: Date } }[]
    snapshots: { source: string }[]
  } | null
}

/** Why a paper is no candidate of a day, or what became of it as one. */
export function explain({ arxivId, day, rule, threshold, sources, paper }: Facts): string {
  if (!paper) {
    return `${arxivId} is not known here: arXiv has not listed it in the categories that are read, or its list has not been read yet.`
  }
  const candidate = paper.candidates.find((one) => isSame(one.day, day)) ?? paper.candidates[0]
  if (candidate && isSame(candidate.day, day)) {
    const score = `with a score of ${candidate.score.toLocaleString('en')}`
    const who = candidate.account ? ` by ${candidate.account.name}` : ''
    if (candidate.acceptedAt) return `${arxivId} is here, ${score}; it was accepted${who}.`
    if (candidate.dismissedAt) return `${arxivId} is here, ${score}; it was dismissed${who}.`
    return candidate.score < threshold
      ? `${arxivId} is here, ${score}; the draft begins at ${threshold.toLocaleString('en')}.`
      : `${arxivId} is here, ${score}, and nobody has decided on it.`
  }
  const publication = paper.published.find(({ publication }) => !isSame(publication.day, day))?.publication
  if (publication) return `${arxivId} stands in the digest of ${formatDay(publication.day)}; a paper is proposed once.`
  const [version] = paper.versions
  const first = paper.announcedOn && formatDay(paper.announcedOn)
  if (version)
    return `On ${told(day)} arXiv listed version ${version.number} of ${arxivId}${first ? `, which was first listed on ${first}` : ''}; a new version is the same paper and is not proposed again by itself.`
  if (!paper.announcedOn) return `${arxivId} is known, but not on which day arXiv listed it as new.`
  if (!isSame(paper.announcedOn, day)) {
    return candidate
      ? `${arxivId} was listed on ${first}: it is a candidate of that day.`
      : `${arxivId} was listed on ${first}, so it can be a candidate of that day alone; nobody has spoken of it so far.`
  }
  if (paper.withdrawnAt) return `${arxivId} was withdrawn on ${formatDay(paper.withdrawnAt)}.`
  const asked = sources.filter((source) => source !== 'arxiv').map(sourceName)
  if (asked.length === 0) return `${arxivId} was listed on that day, but nobody was asked yet who speaks of it.`
  const heard = paper.snapshots.map(({ source }) => sourceName(source))
  if (heard.length > 0)
    return `${arxivId} has no score by the rule “${rule}”: what ${listed(heard)} said of it does not count or is nothing.`
  return `Nobody has spoken of ${arxivId} so far, as far as ${listed(asked)} know${asked.length === 1 ? 's' : ''}.`
}

const isSame = (date: Date, day: string) => date.toISOString().startsWith(day)
const told = (day: string) => formatDay(new Date(day))
const listed = (names: string[]) => new Intl.ListFormat('en').format(names)
