import { randomUUID } from 'node:crypto'

export const DIGEST_PAPERS = 13
const VOCABULARY = 30_000
const CODES = [
  'cs.LG',
  'cs.CV',
  'cs.CL',
  'stat.ML',
  'cs.AI',
  'cs.RO',
  'math.OC',
  'hep-th',
  'quant-ph',
  'econ.EM',
  'cs.DB',
]
// As rare as some categories are among featured papers.
const RARE = 0.0005
const AUTHORS = 120_000
const DAY_MS = 24 * 60 * 60 * 1000

export type Row = { table: 'paper' | 'card' | 'digest' | 'publication' | 'published_entry'; line: string }

/** The word of a rank in the vocabulary: 1 stands in most abstracts, 10 in some, 10,000 in a few. */
export const wordOf = (rank: number) => `w${rank}x`

/** Rows as COPY takes them: every day so many papers, of which the first ones stand in its digest. */
export function* generate(from: Date, days: number, papersADay: number): Generator<Row> {
  const random = seeded(from.getTime())
  const monthly = new Map<string, number>()
  for (let d = 0; d < days; d++) {
    const date = new Date(from.getTime() + d * DAY_MS)
    const day = date.toISOString().slice(0, 10)
    const slug = `hot-papers-${day}`
    const [digestId, publicationId] = [randomUUID(), randomUUID()]
    yield row('digest', [digestId, slug, day, `urn:${slug}`, slug, '', 'arXiv', '{arXiv}'])
    yield row('publication', [publicationId, digestId, 1, slug, day, slug, '', 'arXiv', '{arXiv}', `${day} 12:00Z`])
    const month = day.slice(2, 4) + day.slice(5, 7)
    for (let i = 0; i < papersADay; i++) {
      const number = (monthly.get(month) ?? 0) + 1
      monthly.set(month, number)
      const rank = i < DIGEST_PAPERS ? i + 1 : undefined
      yield* generatePaper(`${month}.${String(number).padStart(5, '0')}`, date, { slug, publicationId, rank }, random)
    }
  }
}

type Place = { slug: string; publicationId: string; rank: number | undefined }

function* generatePaper(
  id: string,
  date: Date,
  { slug, publicationId, rank }: Place,
  random: () => number,
): Generator<Row> {
  const day = date.toISOString().slice(0, 10)
  const pick = () => wordOf(1 + Math.floor(VOCABULARY * random() ** 3))
  const title = Array.from({ length: 8 }, pick)
  const abstract = Array.from({ length: 70 }, pick)
  const names = Array.from({ length: 3 }, () => Math.floor(AUTHORS * random() ** 2))
  const codes = [
    ...new Set([CODES[Math.floor(CODES.length * random() ** 2)], CODES[Math.floor(CODES.length * random())]]),
    ...(random() < RARE ? ['q-fin.PM'] : []),
  ]
  const authors = `{${names.map((n) => `"First${n} Last${n}"`).join()}}`
  const score = rank ? Math.round((5000 * random()) / rank) : undefined
  const words = new Map<string, string[]>()
  const index = (word: string, position: string) => words.set(word, [...(words.get(word) ?? []), position])
  for (const [i, word] of title.entries()) index(word, `${i + 1}A`)
  for (const [i, n] of names.entries())
    for (const [j, name] of [`first${n}`, `last${n}`].entries()) index(name, `${20 + 2 * i + j}B`)
  for (const [i, word] of abstract.entries()) index(word, `${30 + i}C`)
  const vector = [...words].map(([word, at]) => `'${word}':${at.join()}`)
  const marks = [...codes.map((code) => `'#${code}'`), `'@${day.slice(0, 7)}'`]

  yield row('paper', [id, title.join(' '), authors, abstract.join(' '), `{${codes}}`, day, day])
  yield row('card', [
    id,
    day,
    rank ? 1 : 0,
    rank && slug,
    rank,
    score,
    `{${codes}}`,
    `{${names.map((n) => `first${n}-last${n}`)}}`,
    'f',
    [...vector, ...marks].join(' '),
  ])
  if (rank)
    yield row('published_entry', [
      randomUUID(),
      publicationId,
      rank,
      id,
      title.join(' '),
      authors,
      `{${codes}}`,
      '[]',
      score,
      '{"rule":"original","version":1,"inputs":[]}',
    ])
}

function row(table: Row['table'], values: unknown[]): Row {
  return { table, line: `${values.map((value) => value ?? '\\N').join('\t')}\n` }
}

/** The same numbers in every run (mulberry32). */
function seeded(seed: number) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}
