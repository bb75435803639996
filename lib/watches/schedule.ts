import { newYorkTime } from '../collector/calendar'

const HOUR = 3_600_000
export const WATCHED_DAYS = 14

// Up to how many hours after the list, how many hours lie between two looks.
const DISTANCES = [
  [48, 1],
  [4 * 24, 3],
  [7 * 24, 6],
  [10 * 24, 12],
  [WATCHED_DAYS * 24, 24],
] as const

/** When to look again at the talk about a listing day, or null when it is old enough to be left alone. */
export function nextLook(day: string, now: Date): Date | null {
  const age = (now.getTime() - newYorkTime(day, 0).getTime()) / HOUR
  const distance = DISTANCES.find(([until]) => age < until)?.[1]
  return distance === undefined ? null : new Date(now.getTime() + distance * HOUR)
}

/** After failures in a row: later each time, at most as late as once in six hours. */
export function nextTry(failures: number, now: Date): Date {
  return new Date(now.getTime() + Math.min(6, 0.1 * 2 ** failures) * HOUR)
}
