/** The last days before `today` (as YYYY-MM-DD) on which arXiv lists papers, holidays apart; newest first. */
export function lastListingDays(today: string, count: number): string[] {
  const days: string[] = []
  const day = new Date(`${today}T00:00:00Z`)
  while (days.length < count) {
    day.setUTCDate(day.getUTCDate() - 1)
    const isWeekend = day.getUTCDay() % 6 === 0
    if (!isWeekend) days.push(day.toISOString().slice(0, 10))
  }
  return days
}
