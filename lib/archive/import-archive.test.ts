import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { actAs } from '../../e2e/act-as'
import { withClient } from '../../e2e/database'
import { provideDatabase } from '../../e2e/provide-database'
import { db } from '../db'
import { unpublishDigest } from '../digests/mutations'
import { readEdition } from '../edition'
import { databaseUrl } from '../env'
import { loadSample } from '../sample/mutations'
import { exportArchive } from './export-archive'
import { findFiles } from './files'
import { FILE, post, postOf } from './fixtures/post'
import { type ImportChoices, importArchive } from './import-archive'

provideDatabase()

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archive-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const DAY = '2031-03-03'
const ZERO = { new: 0, updated: 0, unchanged: 0 }

function write(files: Record<string, string>) {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
}

async function runImport(choices: Partial<ImportChoices> = {}) {
  return importArchive(await findFiles([folder]), { dryRun: false, overwrite: false, ...choices })
}

/** Exports into a folder of its own and returns its files. */
async function runExport() {
  const out = mkdtempSync(join(folder, 'out-'))
  const report = await exportArchive(out)
  const files = Object.fromEntries(readdirSync(out).map((name) => [name, readFileSync(join(out, name), 'utf8')]))
  rmSync(out, { recursive: true })
  return { report, files }
}

async function countRows() {
  const [
    digests,
    entries,
    entryMentions,
    publications,
    publishedEntries,
    publishedMentions,
    papers,
    mentions,
    snapshots,
  ] = await Promise.all([
    db().digest.count(),
    db().entry.count(),
    db().entryMention.count(),
    db().publication.count(),
    db().publishedEntry.count(),
    db().publishedMention.count(),
    db().paper.count(),
    db().mention.count(),
    db().snapshot.count(),
  ])
  return {
    digests,
    entries,
    entryMentions,
    publications,
    publishedEntries,
    publishedMentions,
    papers,
    mentions,
    snapshots,
  }
}

test('what was imported is published, and is exported byte for byte', async () => {
  write({ [FILE]: post, '2031-03-04---Other.md': postOf('2031-03-04').replace('---\n\n#', '---\n\n\n\n#') })
  const report = await runImport({ feedIdPrefix: 'https://old.example//posts/' })

  expect(report).toMatchObject({
    files: [{ outcome: 'new', notes: [] }, { outcome: 'new' }],
    digests: { new: 2, updated: 0, unchanged: 0, rejected: 0 },
    entries: { new: 6, updated: 0, unchanged: 0 },
    papers: { new: 3, updated: 0, unchanged: 0 },
    mentions: { new: 3, updated: 0, unchanged: 0 },
  })
  const { files } = await runExport()
  expect(files).toEqual({
    [FILE]: post,
    '2031-03-04---Other.md': readFileSync(join(folder, '2031-03-04---Other.md'), 'utf8'),
  })

  const digest = await db().digest.findUniqueOrThrow({
    where: { slug: 'hot-papers-2031-03-03' },
    select: {
      feedId: true,
      importedAt: true,
      editedAt: true,
      publications: { select: { number: true, endedAt: true, publishedAt: true } },
      entries: { orderBy: { orderKey: 'asc' }, select: { arxivId: true, mentions: { select: { orderKey: true } } } },
    },
  })
  expect(digest).toEqual({
    feedId: 'https://old.example//posts/hot-papers-2031-03-03',
    importedAt: expect.any(Date),
    editedAt: null,
    publications: [{ number: 1, endedAt: null, publishedAt: new Date('2031-03-04T09:30:05Z') }],
    entries: [
      { arxivId: '1706.03762', mentions: [{ orderKey: 'a0' }, { orderKey: 'a1' }] },
      { arxivId: 'hep-th/9711200', mentions: [{ orderKey: 'a0' }] },
      { arxivId: '1412.6980', mentions: [] },
    ],
  })
  expect(await db().snapshot.findMany({ where: { arxivId: '1706.03762' } })).toEqual([
    expect.objectContaining({ source: 'x', reposts: 5190, likes: 100, takenAt: new Date('2031-03-04T09:30:05Z') }),
  ])
  expect(await db().paperMention.count()).toBe(3)
})

test('importing the same again changes nothing', async () => {
  write({ [FILE]: post })
  await runImport({ feedIdPrefix: 'https://old.example/' })
  const [edition, rows] = [await readEdition(), await countRows()]

  expect(await runImport({ feedIdPrefix: 'https://other.example/' })).toMatchObject({
    files: [{ outcome: 'unchanged' }],
    digests: { ...ZERO, unchanged: 1 },
    entries: { ...ZERO, unchanged: 3 },
    papers: { ...ZERO, unchanged: 3 },
    mentions: { ...ZERO, unchanged: 3 },
  })
  expect(await readEdition()).toBe(edition)
  expect(await countRows()).toEqual(rows)
  expect(await db().digest.findFirst({ select: { feedId: true } })).toEqual({
    feedId: 'https://old.example/hot-papers-2031-03-03',
  })
})

test('export says what the rows say: one number changed is one line changed', async () => {
  write({ [FILE]: post })
  await runImport()
  await db()
    .$executeRaw`UPDATE published_entry SET engagement = jsonb_set(engagement, '{0,likes}', '101') WHERE rank = 1`
  await db()
    .$executeRaw`UPDATE published_entry SET score = score + 1, receipt = jsonb_set(receipt, '{inputs,1,value}', '101') WHERE rank = 1`

  const { files } = await runExport()
  expect(files).toEqual({ [FILE]: post.replace('favorites: 100 ', 'favorites: 101 ') })
})

test('a changed file is a new publication that says what changed', async () => {
  write({ [FILE]: post })
  await runImport()
  const edition = await readEdition()
  const changed = post
    .replace('favorites: 100 ', 'favorites: 101 ')
    .replace('Steps that suit', 'Steps which suit')
    .replace('description: "Hot', 'description: "Very hot')
  write({ [FILE]: changed })

  expect(await runImport()).toMatchObject({
    files: [{ outcome: 'updated', notes: ['description', '1706.03762: counts', '1412.6980: abstract'] }],
    entries: { new: 0, updated: 2, unchanged: 1 },
    papers: { new: 0, updated: 2, unchanged: 1 },
    mentions: { new: 0, updated: 0, unchanged: 3 },
  })
  expect((await runExport()).files).toEqual({ [FILE]: changed })
  expect(await readEdition()).toBe(edition + 1)
  const publications = await db().publication.findMany({
    orderBy: { number: 'asc' },
    select: { number: true, endedAt: true },
  })
  expect(publications).toEqual([
    { number: 1, endedAt: expect.any(Date) },
    { number: 2, endedAt: null },
  ])
})

test('entries that come, go and change places are told', async () => {
  const [head = '', one = '', two = '', three = ''] = post.split(/(?=^# \d\. )/m)
  write({ [FILE]: head + one + two.replace(/\n+$/, '\n\n\n\n') })
  await runImport()
  write({
    [FILE]:
      head +
      three.replace('# 3.', '# 1.').replace(/\n+$/, '\n\n\n\n\n') +
      one.replace('# 1.', '# 2.').replace(/\n+$/, '\n\n\n\n'),
  })
  expect((await runImport()).files[0]?.notes).toEqual(['1412.6980 added', 'hep-th/9711200 removed'])
  write({ [FILE]: head + one + three.replace('# 3.', '# 2.') })
  expect((await runImport()).files[0]?.notes).toEqual(['order of the entries'])
})

test('what an editor changed here is replaced only when told so, and is kept', async () => {
  write({ [FILE]: post })
  await runImport()
  await db().entry.updateMany({ where: { arxivId: '1706.03762' }, data: { note: 'Ours.' } })
  await db().digest.updateMany({ data: { editedAt: new Date(), intro: 'Ours.' } })
  expect((await runImport()).files[0]?.outcome).toBe('unchanged')

  const changed = post.replace('favorites: 100 ', 'favorites: 101 ')
  write({ [FILE]: changed })
  expect((await runImport()).files).toEqual([
    {
      file: join(folder, FILE),
      outcome: 'rejected',
      notes: [`${join(folder, FILE)}:6: the digest was changed here, expected --overwrite to replace it`],
    },
  ])
  expect((await runExport()).files).toEqual({ [FILE]: post })
  expect(await db().entry.count({ where: { note: 'Ours.' } })).toBe(1)

  expect((await runImport({ overwrite: true })).files[0]?.outcome).toBe('updated')
  expect((await runExport()).files).toEqual({ [FILE]: changed })
  expect(await db().entry.count({ where: { note: 'Ours.' } })).toBe(0)
  const [revision] = await db().revision.findMany({ select: { number: true, reason: true, content: true } })
  expect(revision).toMatchObject({
    number: 1,
    reason: 'overwritten by an import',
    content: {
      intro: 'Ours.',
      entries: [{ arxivId: '1706.03762', note: 'Ours.', mentionIds: [expect.any(String), expect.any(String)] }, {}, {}],
    },
  })
  expect((await runImport()).files[0]?.outcome).toBe('unchanged')
})

test('a draft is imported as one, published when its file says so, and taken back', async () => {
  const draft = post.replace('draft: false', 'draft: true')
  write({ [FILE]: draft })
  expect((await runImport()).files[0]?.outcome).toBe('new')
  expect(await db().publication.count()).toBe(0)
  expect(await db().entry.count()).toBe(3)
  const edition = await readEdition()
  expect((await runImport()).files[0]?.outcome).toBe('unchanged')
  expect(await readEdition()).toBe(edition)
  write({ [FILE]: draft.replace('Hot Papers', 'Hotter Papers') })
  expect((await runImport()).files[0]).toMatchObject({ outcome: 'updated', notes: ['title'] })

  write({ [FILE]: post })
  expect((await runImport()).files[0]?.outcome).toBe('updated')
  expect((await runExport()).files).toEqual({ [FILE]: post })

  write({ [FILE]: draft })
  expect((await runImport()).files[0]).toMatchObject({ outcome: 'updated', notes: ['a draft from now on'] })
  expect((await runExport()).files).toEqual({})
})

test('a slug, a day or a feed id is one digest’s alone', async () => {
  write({
    'a.md': post,
    'b.md': post,
    'c.md': post.replace('slug: "hot-papers-', 'slug: "other-'),
    'd.md': postOf('2031-03-04'),
  })
  const { files } = await runImport()
  expect(files.map(({ outcome }) => outcome)).toEqual(['new', 'rejected', 'rejected', 'new'])
  expect(files[1]?.notes[0]).toContain(`b.md:6: ${join(folder, 'a.md')} has the slug hot-papers-${DAY} too`)
  expect(files[2]?.notes[0]).toContain(`c.md:6: ${join(folder, 'a.md')} has the day ${DAY} too`)
  expect(
    (await importArchive([{ path: join(folder, 'c.md') }], { dryRun: false, overwrite: false })).files,
  ).toMatchObject([
    { outcome: 'rejected', notes: [expect.stringContaining(`${DAY} is the day of “Hot Papers ${DAY}”`)] },
  ])

  await db().digest.updateMany({ where: { slug: `hot-papers-${DAY}` }, data: { feedId: 'p:hot-papers-2031-03-09' } })
  write({ 'e.md': postOf('2031-03-09') })
  const [refused] = (
    await importArchive([{ path: join(folder, 'e.md') }], { dryRun: false, overwrite: false, feedIdPrefix: 'p:' })
  ).files
  expect(refused?.notes[0]).toContain(`has the feed id p:hot-papers-2031-03-09`)
})

test('what was withdrawn here comes back only when told so', async () => {
  write({ [FILE]: post })
  await runImport()
  const editor = await actAs('editor')
  const { id } = await db().digest.findFirstOrThrow({ select: { id: true } })
  await unpublishDigest(editor, id)

  expect((await runImport()).files).toMatchObject([
    {
      outcome: 'rejected',
      notes: [`${join(folder, FILE)}:6: the digest was withdrawn, expected --overwrite to give it to readers again`],
    },
  ])
  expect((await runExport()).files).toEqual({})
  expect((await runImport({ overwrite: true })).files).toMatchObject([{ outcome: 'updated' }])
  expect((await runExport()).files).toEqual({ [FILE]: post })
})

test('the day and the addresses under which readers have or had a digest are its own, whatever its draft says', async () => {
  write({ [FILE]: post, 'b.md': postOf('2031-03-04') })
  await runImport()
  await db().digest.update({
    where: { slug: `hot-papers-${DAY}` },
    data: { slug: 'moved', day: new Date('2031-04-01') },
  })

  write({ [FILE]: post.replace('slug: "hot-papers-', 'slug: "other-'), 'd.md': postOf('2031-03-05') })
  expect((await runImport()).files).toMatchObject([
    {
      outcome: 'rejected',
      notes: [`${join(folder, FILE)}:6: ${DAY} is the day of “Hot Papers ${DAY}”, expected another`],
    },
    { outcome: 'unchanged' },
    { outcome: 'new' },
  ])
  write({ [FILE]: post })
  expect((await runImport()).files[0]).toMatchObject({
    outcome: 'rejected',
    notes: [`${join(folder, FILE)}:6: hot-papers-${DAY} is the address of “Hot Papers ${DAY}”, expected another`],
  })
})

test('a bad file is refused whole and the others go on', async () => {
  write({ 'a.md': postOf('2031-03-01'), 'b.md': post.replace('# 3.', '# 4.'), 'c.md': postOf('2031-03-02') })
  const { files, digests } = await runImport()
  expect(files.map(({ outcome }) => outcome)).toEqual(['new', 'rejected', 'new'])
  expect(files[1]?.notes).toEqual([`${join(folder, 'b.md')}:54: the entry has rank 4, expected 3`])
  expect(digests).toMatchObject({ new: 2, rejected: 1 })
  expect(await db().digest.count({ where: { slug: `hot-papers-${DAY}` } })).toBe(0)
})

test('a dry run says what would happen and changes nothing', async () => {
  await loadSample()
  const [edition, rows] = [await readEdition(), await countRows()]
  write({ [FILE]: post, 'b.md': postOf('2031-03-04'), 'c.md': 'nothing' })
  expect(await runImport({ dryRun: true })).toMatchObject({
    files: [{ outcome: 'new' }, { outcome: 'new' }, { outcome: 'rejected' }],
    papers: { new: 3, updated: 0, unchanged: 0 },
  })
  expect(await readEdition()).toBe(edition)
  expect(await countRows()).toEqual(rows)
})

test('a rehearsal holds nothing that a publication needs while it looks at the next file', async () => {
  write({ 'b.md': postOf('2031-03-04') })
  await runImport()
  write({ 'a.md': post, 'b.md': postOf('2031-03-04').replace('Hot', 'Hotter') })
  await withClient(databaseUrl(), async (editor) => {
    await editor.query('BEGIN')
    await editor.query('SELECT FROM digest FOR UPDATE')
    const { promise: lookedAtFirst, resolve } = Promise.withResolvers<unknown>()
    const rehearsal = importArchive(await findFiles([folder]), { dryRun: true, overwrite: false }, resolve)
    await lookedAtFirst
    await editor.query(`SET LOCAL lock_timeout = '5s'`)
    expect((await editor.query('SELECT FROM card FOR UPDATE')).rowCount).toBe(3)
    await editor.query('COMMIT')
    expect((await rehearsal).files).toMatchObject([{ outcome: 'new' }, { outcome: 'updated', notes: ['title'] }])
  })
})

test('a rehearsal knows what files take from each other', async () => {
  write({ 'a.md': post, 'b.md': post, 'c.md': post.replace('slug: "hot-papers-', 'slug: "other-') })
  const { files } = await runImport({ dryRun: true })
  expect(files).toMatchObject([
    { outcome: 'new' },
    { outcome: 'rejected', notes: [expect.stringContaining(`a.md has the slug hot-papers-${DAY} too`)] },
    { outcome: 'rejected', notes: [expect.stringContaining(`a.md has the day ${DAY} too`)] },
  ])
})

test('the demonstration leaves with the first digest that is imported', async () => {
  await loadSample()
  expect((await runExport()).files).toEqual({})
  write({ [FILE]: 'nothing' })
  await runImport()
  expect(await db().digest.count({ where: { sampleAt: { not: null } } })).toBe(3)
  write({ [FILE]: post })
  await runImport()
  expect(await db().digest.findMany({ select: { slug: true } })).toEqual([{ slug: `hot-papers-${DAY}` }])
})

test('papers and mentions keep what the newest post says, in whatever order posts arrive', async () => {
  const newer = postOf('2031-03-04')
    .replace('(03/04/2031 09:30:05)', '(03/05/2031 09:30:05)')
    .replace('[cs.LG](https://arxiv.org/list/cs.LG/recent)', '[cs.AI](https://arxiv.org/list/cs.AI/recent)')
    .replace('Ada (@Home) Example', 'Ada E.')
  write({ 'a-newer.md': newer, 'b-older.md': post })
  await runImport()

  const { categories } = await db().paper.findUniqueOrThrow({ where: { arxivId: '1706.03762' } })
  expect(categories).toEqual(['cs.CL', 'cs.AI'])
  expect(await db().mention.findMany({ where: { authorHandle: 'ada_example' }, select: { authorName: true } })).toEqual(
    [{ authorName: 'Ada E.' }],
  )
  const { files } = await runExport()
  expect(Object.values(files).toSorted()).toEqual([newer, post].toSorted())
})

test('a post that nobody may see is left out of the export, which says so, and comes in no more', async () => {
  write({ [FILE]: post })
  await runImport()
  const without = post.replace(/<blockquote[^>]*><p lang="de"[\s\S]*?<\/script>\n\n/, '')
  const reasons = {
    'suppressed here': { suppressedAt: new Date() },
    'deleted at its source': { deletedAt: new Date() },
    'withheld from the public by its source': { withheld: '!no-unauthenticated' },
  }
  for (const [reason, state] of Object.entries(reasons)) {
    const seen = { suppressedAt: null, deletedAt: null, withheld: null }
    await db().mention.updateMany({ where: { authorHandle: 'cy_example' }, data: { ...seen, ...state } })
    const { files, report } = await runExport()
    expect(files).toEqual({ [FILE]: without })
    expect(report.omitted).toEqual([
      {
        file: FILE,
        arxivId: 'hep-th/9711200',
        url: 'https://twitter.com/cy_example/status/1366000000000000003',
        reason,
      },
    ])
    expect((await runImport()).files[0]?.outcome).toBe('unchanged')
  }
  write({ [FILE]: without })
  expect((await runImport()).files[0]?.outcome).toBe('unchanged')
})

test('a digest made here is exported with a JSON file and comes back equal', async () => {
  write({ [FILE]: post })
  await runImport()
  // As an editor would leave it: with an introduction, a note and a post from elsewhere, and never imported.
  await db().digest.updateMany({ data: { importedAt: null, feedId: 'urn:uuid:6a9f0b52-4f59-4d0c-9b1e-0d7e3c1f2a3b' } })
  await db().publication.updateMany({
    data: { intro: 'Hello.', byline: 'Ada', writtenAt: new Date('2031-03-04T09:30:05.250Z') },
  })
  await db().publishedEntry.updateMany({ where: { rank: 2 }, data: { note: 'Worth it: $x$.' } })
  const { id: mentionId } = await db().mention.findFirstOrThrow({ where: { authorHandle: 'cy_example' } })
  const url = 'https://bsky.app/profile/cy.example/post/1'
  await db().mention.update({ where: { id: mentionId }, data: { source: 'bluesky', sourceId: 'at://1', url } })
  await db().publishedMention.updateMany({ where: { mentionId }, data: { url, authorHandle: 'cy.example' } })

  const { files, report } = await runExport()
  expect(Object.keys(files).toSorted()).toEqual([FILE.replace('.md', '.json'), FILE])
  expect(report).toMatchObject({ digests: 1, asides: 1 })
  expect(files[FILE]).not.toContain('cy_example')

  await db().digest.deleteMany()
  await db().mention.deleteMany()
  write(files)
  expect((await runImport({ feedIdPrefix: 'https://old.example/' })).files).toMatchObject([{ outcome: 'new' }])
  expect((await runExport()).files).toEqual(files)
  expect(await db().digest.findFirst({ select: { feedId: true } })).toEqual({
    feedId: 'urn:uuid:6a9f0b52-4f59-4d0c-9b1e-0d7e3c1f2a3b',
  })
  expect((await runImport()).files[0]?.outcome).toBe('unchanged')

  write({ [FILE.replace('.md', '.json')]: '{"intro": 5}' })
  expect((await runImport()).files[0]?.notes[0]).toContain(`${FILE.replace('.md', '.json')}:1: intro: `)
})

test('an export makes its folder, and says so where it cannot', async () => {
  write({ [FILE]: post, file: '' })
  await runImport()
  await exportArchive(join(folder, 'new/and/deep'))
  expect(readdirSync(join(folder, 'new/and/deep'))).toEqual([FILE])
  await expect(exportArchive(join(folder, 'file'))).rejects.toThrow(`file/${FILE} cannot be written: it is no folder.`)
})

test('a mutated post comes in whole or not at all', async () => {
  const lines = post.split('\n')
  const mutation = fc.record({ line: fc.nat(lines.length - 1), with: fc.oneof(fc.constantFrom(...lines), fc.string()) })
  const path = join(folder, FILE)
  let before = await countRows()
  await fc.assert(
    fc.asyncProperty(mutation, fc.boolean(), async (mutation, isDrop) => {
      const text = lines.toSpliced(mutation.line, 1, ...(isDrop ? [] : [mutation.with])).join('\n')
      writeFileSync(path, text)
      const [file] = (await runImport({ overwrite: true })).files
      const after = await countRows()
      if (file?.outcome === 'rejected') expect(after).toEqual(before)
      else if (!/^draft: true$/m.test(text)) expect(Object.values((await runExport()).files)).toContain(text)
      before = after
    }),
    { numRuns: 60 },
  )
})

const archive = process.env.ARCHIVE_DIR ?? '../shared/data/archive'
const isHere = existsSync(archive)

test.skipIf(!isHere)(
  `the whole old archive comes back byte for byte (${isHere ? archive : `${archive} is absent`})`,
  async () => {
    cpSync(archive, folder, { recursive: true })
    const names = readdirSync(archive)
    const { files, digests } = await runImport()
    expect(files.filter(({ outcome }) => outcome !== 'new')).toEqual([])
    expect(digests.new).toBe(names.length)

    const exported = (await runExport()).files
    expect(Object.keys(exported)).toEqual(names.toSorted())
    expect(names.filter((name) => exported[name] !== readFileSync(join(archive, name), 'utf8'))).toEqual([])
  },
  120_000,
)
