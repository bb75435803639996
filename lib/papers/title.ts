import { plainTex } from '../tex'

/** Whether a paper has another title now, and not only other spaces or accents written in another way. */
export const isRetitled = (before: string, now: string) => words(before) !== words(now)

const words = (title: string) => plainTex(title).replace(/\s+/g, ' ').trim()
