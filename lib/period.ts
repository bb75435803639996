const DAY_MS = 24 * 60 * 60 * 1000

interface Span {
  first: Date
  last: Date
}

/**
 * The days of a period as it stands in an address: a week or a month up to the newest digest, or a year; null for none,
 * and for one outside of the days between the first digest and the newest.
 */
export function readPeriod(period: string, span: Span | null): { title: string; from: Date; to: Date } | null {
  const days = span && readDays(period, span.last)
  return days && days.from <= span.last && days.to >= span.first ? days : null
}

function readDays(period: string, newest: Date) {
  if (period === 'week') return { title: 'The week’s top papers', from: daysBefore(newest, 6), to: newest }
  if (period === 'month') return { title: 'The month’s top papers', from: daysBefore(newest, 30), to: newest }
  // arXiv began in 1991.
  if (!/^(199[1-9]|20\d\d)$/.test(period)) return null
  return { title: `The top papers of ${period}`, from: new Date(`${period}-01-01`), to: new Date(`${period}-12-31`) }
}

export function daysBefore(day: Date, days: number) {
  return new Date(day.getTime() - days * DAY_MS)
}
