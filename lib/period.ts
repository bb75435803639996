const DAY_MS = 24 * 60 * 60 * 1000

/** The days of a period as it stands in an address: a week or a month up to the newest digest, or a year; null for none. */
export function readPeriod(period: string, newest: Date): { title: string; from: Date; to: Date } | null {
  if (period === 'week') return { title: 'The week’s top papers', from: daysBefore(newest, 6), to: newest }
  if (period === 'month') return { title: 'The month’s top papers', from: daysBefore(newest, 30), to: newest }
  // arXiv began in 1991.
  if (!/^(199[1-9]|20\d\d)$/.test(period)) return null
  return { title: `The top papers of ${period}`, from: new Date(`${period}-01-01`), to: new Date(`${period}-12-31`) }
}

export function daysBefore(day: Date, days: number) {
  return new Date(day.getTime() - days * DAY_MS)
}
