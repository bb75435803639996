import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseDigest } from '../archive/digest'
import { rank } from './rank'

const ARCHIVE = process.env.ARCHIVE_DIR ?? '../shared/data/archive'

test.runIf(existsSync(ARCHIVE))(`the original rule puts every entry of ${ARCHIVE} where the old program put it`, () => {
  const elsewhere: string[] = []
  let entries = 0
  for (const file of readdirSync(ARCHIVE)) {
    const { digest } = parseDigest(readFileSync(join(ARCHIVE, file), 'utf8'), file)
    entries += digest.entries.length
    const echoes = digest.entries.map(({ arxivId, engagement }) => ({ arxivId, counts: engagement, posts: [] }))
    const ranked = rank('original', echoes, [{ source: 'x' }])
    expect(ranked.every(({ score }) => score >= 50)).toBe(true)
    expect(ranked.map(({ score }) => score)).toEqual(digest.entries.map(({ score }) => score))
    ranked.forEach(({ arxivId, score }, i) => {
      if (digest.entries[i]?.arxivId !== arxivId) elsewhere.push(`${digest.day} ${i + 1}. ${arxivId} (${score})`)
    })
  }
  // What differs are equal scores, since the scores are in order.
  console.info(`${entries} entries ranked; equal scores stood otherwise at: ${elsewhere.join(', ') || 'none'}`)
  expect(entries).toBeGreaterThan(0)
})
