import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { linkLibraries } from './binaries'

test('the links that an install script was not allowed to make are made', () => {
  const root = mkdtempSync(join(tmpdir(), 'hot-papers-links-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  mkdirSync(join(root, 'native/lib'), { recursive: true })
  const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]
  writeFileSync(join(root, 'native/pg-symlinks.json'), JSON.stringify(links))
  writeFileSync(join(root, 'native/lib/libpq.so.5.18'), 'the library')

  linkLibraries(root)
  linkLibraries(root)
  expect(readFileSync(join(root, 'native/lib/libpq.so.5'), 'utf8')).toBe('the library')
})
