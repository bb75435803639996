import type { Ask, Service } from '../../http'
import type { Finding, Reading, Source } from '../schema'
import { parseDailyPapers } from './parser'

// Anonymous visitors may ask 500 times in five minutes.
const HUGGING_FACE: Service = { name: 'huggingface', perHour: 600 }
const PAGE = 100
const MOST_PAGES = 10

/** Upvotes and comments of the papers that Hugging Face features on a day. */
export const huggingface: Source = {
  name: 'huggingface',
  subjects: ({ days }) => days.map((day) => ({ subject: day, day })),
  check: async ([subject], { ask }): Promise<Finding[]> => {
    if (!subject) return []
    return [{ subject: subject.subject, readings: await fetchDailyPapers(ask, subject.subject) }]
  },
}

async function fetchDailyPapers(ask: Ask, day: string) {
  const readings = new Map<string, Reading>()
  for (let page = 0; page < MOST_PAGES; page++) {
    const url = `https://huggingface.co/api/daily_papers?date=${day}&limit=${PAGE}&p=${page}`
    const { readings: found, length } = parseDailyPapers((await ask({ service: HUGGING_FACE, url })).text)
    const known = readings.size
    for (const reading of found) readings.set(reading.arxivId, reading)
    // A page that brings nothing new is the one before again.
    if (length < PAGE || readings.size === known) break
  }
  return [...readings.values()]
}
