import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync, zipSync } from 'fflate'
import { expect, onTestFinished, test, vi } from 'vitest'
import { actAs } from '../../e2e/act-as'
import { provideDatabase } from '../../e2e/provide-database'
import { publishDigest } from '../../e2e/publish-digest'
import { db } from '../db'
import { exportArchive, zipArchive } from './export-archive'
import { importUpload } from './upload'

provideDatabase()

const choices = { dryRun: false, overwrite: false }

test('everything leaves as a zip, file for file what a folder would hold, and comes back by it', async () => {
  const editor = await actAs('editor')
  for (const day of ['2026-11-02', '2026-11-03'])
    await publishDigest(String(process.env.DATABASE_URL), { day, entries: 3 })
  const bytes = new Uint8Array(await new Response(zipArchive()).arrayBuffer())
  const folder = mkdtempSync(join(tmpdir(), 'hot-papers-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  await exportArchive(folder)
  const zipped = Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, file]) => [name, Buffer.from(file).toString()]),
  )
  const written = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')])
  expect(zipped).toEqual(Object.fromEntries(written))

  await db().digest.deleteMany()
  const zip = new File([bytes], 'archive.zip')
  const rehearsed = await importUpload(editor, [zip], { ...choices, dryRun: true })
  expect(rehearsed.digests).toMatchObject({ new: 2, rejected: 0 })
  expect(await db().digest.count()).toBe(0)
  expect((await importUpload(editor, [zip], choices)).digests).toMatchObject({ new: 2 })
  expect((await importUpload(editor, [zip], choices)).digests).toMatchObject({ unchanged: 2 })
  expect(await db().deed.findMany({ select: { act: true } })).toEqual([
    { act: 'import archive' },
    { act: 'import archive' },
  ])
})

test('a zip that nobody takes any more leaves the database alone', async () => {
  await publishDigest(String(process.env.DATABASE_URL), { day: '2026-11-02', entries: 3 })
  await zipArchive().cancel()
  await vi.waitFor(async () => {
    const [{ open } = { open: -1 }] = await db().$queryRaw<{ open: number }[]>`
      SELECT count(*)::int AS open FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'`
    expect(open).toBe(0)
  }, 10_000)
})

test('what cannot be imported is said in a sentence, without a folder of ours', async () => {
  const editor = await actAs('editor')
  const send = (...files: File[]) => importUpload(editor, files, choices)
  const { files } = await send(new File(['no front matter'], '../../etc/a.md'))
  expect(files).toMatchObject([{ file: 'a.md', outcome: 'rejected', notes: [expect.stringMatching(/^a\.md:1: /)] }])
  await expect(send(new File(['x'], 'picture.png'))).rejects.toThrow('nothing to import')
  await expect(send(new File(['x'], 'a.zip'))).rejects.toThrow('a.zip is no zip that can be read')
  const twice = zipSync({ 'a/b.md': new Uint8Array(1), 'c/b.md': new Uint8Array(1) })
  await expect(send(new File([twice.slice()], 'a.zip'))).rejects.toThrow('Two of the files are called b.md')
  const bomb = zipSync({ 'a.md': new Uint8Array(201_000_000) }, { level: 1 })
  await expect(send(new File([bomb.slice()], 'a.zip'))).rejects.toThrow('more than 200 MB')
  const halves = ['a', 'b'].map((name) => {
    const half = zipSync({ [`${name}.md`]: new Uint8Array(101_000_000) }, { level: 1 })
    return new File([half.slice()], `${name}.zip`)
  })
  await expect(send(...halves)).rejects.toThrow('b.zip holds more than 200 MB')
  await expect(send(new File([new Uint8Array(21_000_000)], 'a.md'))).rejects.toThrow('20 MB can be sent at once')
})
