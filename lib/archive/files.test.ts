import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findFiles, readText, readTextIfAny } from './files'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archive-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const at = (name: string) => join(folder, name)

test('posts are found by name in folders and their folders, and nothing else is', async () => {
  mkdirSync(at('2021'))
  mkdirSync(at('.git'))
  for (const name of ['b.md', 'a.md', 'a.json', 'notes.txt', '2021/c.md', '.git/d.md', '.e.md'])
    writeFileSync(at(name), 'x')
  symlinkSync('a.md', at('linked.md'))

  expect(await findFiles([folder])).toEqual(
    ['2021/c.md', 'a.md', 'b.md', 'linked.md'].map((name) => ({ path: at(name) })),
  )
  expect(await findFiles([at('notes.txt'), at('b.md')])).toEqual([{ path: at('notes.txt') }, { path: at('b.md') }])
})

test('a folder that leads to itself is refused, and its files are found once', async () => {
  writeFileSync(at('a.md'), 'x')
  mkdirSync(at('deep'))
  symlinkSync('..', at('deep/up'))
  symlinkSync('.', at('self'))
  symlinkSync('loop', at('loop'))

  const found = await findFiles([folder])
  expect(found.map(({ path, refusal }) => [path, refusal?.message])).toEqual([
    [at('a.md'), undefined],
    [at('deep/up'), 'the folder leads to one that it is in, expected files and folders'],
    [at('loop'), 'the link leads to itself, expected a file or folder that can be read'],
    [at('self'), 'the folder leads to one that it is in, expected files and folders'],
  ])
})

test('a path that leads nowhere is refused', async () => {
  const [found] = await findFiles([at('missing.md')])
  expect(found?.refusal?.message).toBe('there is no such file, expected a file or folder that can be read')
})

test('UTF-8 is read as it is', async () => {
  writeFileSync(at('a.md'), 'Zoë 注意 🧵\u200d\u2028\n')
  expect(await readText(at('a.md'))).toBe('Zoë 注意 🧵\u200d\u2028\n')
  expect(await readTextIfAny(at('b.md'))).toBeNull()
})

test.each<[string, Buffer | string, number, string]>([
  ['an empty file', '', 1, 'the file is empty'],
  ['a byte order mark', '\ufeff---\n', 1, 'byte order mark'],
  ['CRLF line ends', '---\r\ntitle: x\r\n', 1, 'carriage return'],
  ['a NUL byte', '---\ntitle: \0\n', 2, 'NUL byte'],
  ['invalid UTF-8', Buffer.from([0x2d, 0x0a, 0x0a, 0xc3, 0x28, 0x0a]), 3, 'not UTF-8'],
  ['half a character at the end', Buffer.from([0x0a, 0xe2, 0x82]), 2, 'not UTF-8'],
])('%s is refused', async (_, content, line, message) => {
  writeFileSync(at('a.md'), content)
  await expect(readText(at('a.md'))).rejects.toMatchObject({ line, message: expect.stringContaining(message) })
})

test('a file over 5 MB is refused', async () => {
  writeFileSync(at('a.md'), 'x')
  truncateSync(at('a.md'), 5_000_001)
  await expect(readText(at('a.md'))).rejects.toMatchObject({ message: expect.stringContaining('at most 5000000') })
})

test('what is no file is refused without waiting for it', async () => {
  execFileSync('mkfifo', [at('pipe.md')])
  await expect(readText(at('pipe.md'))).rejects.toMatchObject({ message: expect.stringContaining('neither a file') })
})

test.skipIf(process.getuid?.() === 0)('a file that may not be read is refused', async () => {
  writeFileSync(at('a.md'), 'x')
  chmodSync(at('a.md'), 0)
  await expect(readText(at('a.md'))).rejects.toMatchObject({ message: expect.stringContaining('may not be read') })
})
