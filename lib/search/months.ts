/**
 * The months from the newest to the first as the search index has them, in groups: the newest month, then each time three
 * times as many. Few groups reach far back, and what is in the newest ones is found without a look at the others.
 */
export function groupMonths(first: Date, last: Date): string[] {
  const [from, to] = [monthOf(first), monthOf(last)]
  const groups: string[] = []
  for (let newest = to, size = 1; newest >= from; newest -= size, size *= 3) {
    const length = Math.min(size, newest - from + 1)
    groups.push(Array.from({ length }, (_, i) => `'${monthWord(newest - i)}'`).join(' | '))
  }
  return groups
}

const monthOf = (day: Date) => 12 * day.getUTCFullYear() + day.getUTCMonth()
/** What month_word() gives in the database. */
const monthWord = (month: number) => `@${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
