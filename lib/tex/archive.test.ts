import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseDigest } from '../archive/digest'
import { parseTex } from './parse'
import type { Tex } from './tree'

const ARCHIVE = process.env.ARCHIVE_DIR ?? '../shared/data/archive'

test.skipIf(!existsSync(ARCHIVE))(`of the formulas in ${ARCHIVE} at most 2 % show their source`, () => {
  const texts = readdirSync(ARCHIVE).flatMap((file) => {
    const { digest } = parseDigest(readFileSync(join(ARCHIVE, file), 'utf8'), file)
    return digest.entries.flatMap(({ title, abstract }) => [title, abstract ?? ''])
  })
  const formulas = texts.flatMap((text) => findFormulas(parseTex(text)))
  const broken = formulas.filter(({ mathml }) => !mathml).map(({ source }) => source)
  console.info(`${formulas.length} formulas, ${broken.length} shown as source`, broken)
  expect(formulas.length).toBeGreaterThan(0)
  expect(broken.length / formulas.length).toBeLessThanOrEqual(0.02)
})

function findFormulas(parts: Tex[]): Extract<Tex, { type: 'maths' }>[] {
  return parts.flatMap((part) => {
    if (typeof part === 'string') return []
    return part.type === 'maths' ? [part] : findFormulas(part.children)
  })
}
