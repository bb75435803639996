import { expect, test } from 'vitest'
import { actAs } from '../../e2e/act-as'
import { provideDatabase } from '../../e2e/provide-database'
import { db } from '../db'
import { readEdition } from '../edition'
import { AppError } from '../errors'
import { changeSetting, changeSettings } from './mutations'
import { findSettings } from './queries'

provideDatabase()

test('a new site has every default', async () => {
  expect(await findSettings()).toMatchObject({
    siteName: 'Hot Papers',
    tagline: 'The arXiv papers people talk about, every day.',
    timeZone: 'America/New_York',
    publisher: '',
    contactEmail: '',
    postsFromXInFeeds: 'text',
    feedLength: 20,
    scoreRule: 'balanced',
    scoreThreshold: '',
    publishHour: '',
    categories: ['cs', 'stat.ML'],
    keepAnswersDays: 3,
  })
})

test('a change is seen by readers, and so is its taking back', async () => {
  const before = await readEdition()
  await changeSetting('siteName', '  Preprints at Breakfast ')
  expect((await findSettings()).siteName).toBe('Preprints at Breakfast')
  expect(await readEdition()).toBe(before + 1)

  await changeSetting('siteName', undefined)
  expect((await findSettings()).siteName).toBe('Hot Papers')
  expect(await readEdition()).toBe(before + 2)
})

test('a list is written with commas, and a number in digits', async () => {
  await changeSetting('categories', 'cs.LG, hep-th')
  await changeSetting('sources', '')
  await changeSetting('keepAnswersDays', '7')
  expect(await findSettings()).toMatchObject({ categories: ['cs.LG', 'hep-th'], sources: [], keepAnswersDays: 7 })
})

test.each([
  ['siteName', 'The arXiv Daily', /must not contain “arXiv”/],
  ['siteName', 'ARXIV', /must not contain “arXiv”/],
  ['siteName', ' ', /must not be empty/],
  ['siteName', 'two\nlines', /must be one line/],
  ['contactEmail', 'nobody', /must be an e-mail address/],
  ['timeZone', 'Mars/Olympus', /must be a time zone of the IANA list/],
  ['postsFromXInFeeds', 'embeds', /must be text or links/],
  ['scoreRule', 'loudest', /must be balanced or original/],
  ['scoreThreshold', 'high', /must be a number that is not below 0, or nothing/],
  ['categories', '', /must not be empty/],
  ['categories', 'cs LG!', /must be archives or categories/],
  ['keepAnswersDays', 'many', /must be a number of days/],
] as const)('%s refuses %j', async (key, value, sentence) => {
  const before = await readEdition()
  const refusal = await changeSetting(key, value).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(AppError)
  expect((refusal as AppError).message).toMatch(sentence)
  expect(await db().setting.count()).toBe(0)
  expect(await readEdition()).toBe(before)
})

test('a stored value that does not fit costs that setting alone', async () => {
  await db().setting.createMany({
    data: [
      { key: 'siteName', value: 12 },
      { key: 'tagline', value: 'Kept.' },
      { key: 'ofAnotherVersion', value: true },
    ],
  })
  expect(await findSettings()).toMatchObject({ siteName: 'Hot Papers', tagline: 'Kept.' })
})

test('an admin changes several at once; what stays as it was is neither touched nor told', async () => {
  const admin = await actAs('admin', 'Ada Example')
  const before = await readEdition()
  const given = { siteName: 'Preprints', tagline: '', feedLength: 20, categories: ['cs', 'stat.ML'] }
  expect(await changeSettings(admin, given)).toBe(true)
  expect(await changeSettings(admin, given)).toBe(false)
  expect(await readEdition()).toBe(before + 1)
  const select = { who: true, act: true, subject: true, before: true, after: true }
  expect(await db().deed.findMany({ orderBy: { subject: 'asc' }, select })).toEqual([
    { who: 'Ada Example', act: 'change setting', subject: 'siteName', before: 'Hot Papers', after: 'Preprints' },
    {
      who: 'Ada Example',
      act: 'change setting',
      subject: 'tagline',
      before: 'The arXiv papers people talk about, every day.',
      after: '',
    },
  ])
})
