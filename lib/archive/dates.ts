const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** `2021-02-05` of `February 5, 2021`; null where there is no such day. */
export function dayOfEnglish(text: string): string | null {
  const [, month = '', day = '', year] = /^(\w+) ([1-9]\d?), (\d{4})$/.exec(text) ?? []
  const number = MONTHS.indexOf(month) + 1
  return realDay(`${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`)
}

export function englishDay(day: string): string {
  const [year, month, date] = day.split('-')
  return `${MONTHS[Number(month) - 1]} ${Number(date)}, ${year}`
}

/** The day itself where the calendar has it, since arXiv began. */
export function realDay(day: string): string | null {
  return realMoment(`${day}T00:00:00.000Z`) && day
}

/** The moment itself, as `2021-02-07T12:58:11.000Z`, where calendar and clock have it, since arXiv began. */
export function realMoment(moment: string): string | null {
  const date = new Date(moment)
  return !Number.isNaN(date.getTime()) && date.toISOString() === moment && date.getUTCFullYear() >= 1991 ? moment : null
}

/** `2021-02-07T12:58:11.000Z` of `02/07/2021 12:58:11`, whose zone nobody wrote down: UTC. */
export function momentOfCount(text: string): string | null {
  const [, month, day, year, time] = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d:\d\d:\d\d)$/.exec(text) ?? []
  return realMoment(`${year}-${month}-${day}T${time}.000Z`)
}

export function countTime(moment: string): string {
  const [, year, month, day, time] = /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d:\d\d)/.exec(moment) ?? []
  return `${month}/${day}/${year} ${time}`
}
