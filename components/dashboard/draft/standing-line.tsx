const LOOKS = { quiet: 'text-muted', loud: 'font-semibold text-rubric' }

/** What a digest is at the moment, in a few words. */
export function StandingLine({ standing }: { standing: StandingFacts }) {
  const { words, look } = describe(standing)
  return <span className={LOOKS[look]}>{words}</span>
}

export function describe({ trashedAt, publication, scheduledFor, proposedAt, isSample }: StandingFacts): {
  words: string
  look: keyof typeof LOOKS
} {
  if (trashedAt) return { words: 'In the trash', look: 'quiet' }
  if (publication)
    return publication.differs
      ? { words: 'Published, with changes that are not', look: 'loud' }
      : { words: isSample ? 'Published demonstration' : 'Published', look: 'quiet' }
  if (scheduledFor) return { words: 'Scheduled', look: 'loud' }
  return proposedAt ? { words: 'Proposed', look: 'loud' } : { words: 'Draft', look: 'quiet' }
}

/** Times as the database or as JSON has them: only whether there are any matters. */
export type StandingFacts = Record<'trashedAt' | 'scheduledFor' | 'proposedAt', Date | string | null> & {
  isSample: boolean
  publication: { differs: boolean } | null
}
