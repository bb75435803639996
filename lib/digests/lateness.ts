/** What is published so much later than it was to be is said to be late: a standing job looks once a minute. */
export const LATE_MS = 2 * 60_000

type Publication = { publishedAt: Date | string; dueAt: Date | string | null }

/** When a publication that came late was to come; null where it came in time, or nobody had said when. */
export function lateSince({ publishedAt, dueAt }: Publication): Date | null {
  if (!dueAt) return null
  const due = new Date(dueAt)
  return new Date(publishedAt).getTime() - due.getTime() > LATE_MS ? due : null
}
