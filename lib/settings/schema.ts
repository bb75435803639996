import { z } from 'zod'
import { EVENINGS_WITHOUT_ANNOUNCEMENT_2026 } from '../collector/calendar'
import { ruleSchema } from '../ranking/schema'
import { isTimeZone } from '../site-day'

export const LONGEST_FEED = 50

const line = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, `must have at most ${longest} characters`)
    .regex(/^\P{Cc}*$/u, 'must be one line')

/** A list that people write with commas. */
const words = (word: RegExp, sentence: string, least = 0) =>
  z.preprocess(
    (given) => (typeof given === 'string' ? given.split(/[\s,]+/).filter(Boolean) : given),
    z.array(z.string().regex(word, sentence)).min(least, 'must not be empty'),
  )

/** What an admin may choose about the site. Each has a default; its description is what `hot-papers settings` says. */
export const settingsSchema = z.object({
  siteName: line(60)
    .min(1, 'must not be empty')
    // The name and the logo are registered trademarks.
    .refine((name) => !/arxiv/i.test(name.normalize('NFKC')), 'must not contain “arXiv”, whose name is not ours to use')
    .default('Hot Papers')
    .describe('what the site is called'),
  tagline: line(160)
    .default('The arXiv papers people talk about, every day.')
    .describe('one sentence under the name, for search engines and feeds too'),
  timeZone: z
    .string()
    .refine(isTimeZone, 'must be a time zone of the IANA list, like Europe/Berlin')
    .default('America/New_York')
    .describe('by whose clocks times are told, and whose midnight begins a day'),
  publisher: line(120).default('').describe('who runs the site, named on the privacy and contact pages'),
  contactEmail: z
    .union([z.literal(''), z.email('must be an e-mail address, or nothing')])
    .default('')
    .describe('where readers and authors of posts may write'),
  postsFromXInFeeds: z
    .enum(['text', 'links'], 'must be text or links')
    .default('text')
    .describe('whether feeds quote posts from X (text) or only link to them (links)'),
  feedLength: z.coerce
    .number('must be a number of digests')
    .int('must be a whole number of digests')
    .min(1, 'must be at least 1')
    .max(LONGEST_FEED, `must be at most ${LONGEST_FEED}, since some readers stop at huge feeds`)
    .default(20)
    .describe('how many digests a feed holds'),
  scoreRule: z
    .enum(ruleSchema.options, 'must be balanced or original')
    .default('balanced')
    .describe(
      'how papers are ranked: balanced (where each stands among its day’s, source by source) or original (reposts and likes, added)',
    ),
  scoreThreshold: z
    .union([z.literal(''), z.coerce.number().min(0)], 'must be a number that is not below 0, or nothing')
    .default('')
    .describe('from which score on a paper gets into the draft of the day; nothing: what its rule says'),
  publishHour: z
    .union([z.literal(''), z.coerce.number().int().min(0).max(23)], 'must be a full hour from 0 to 23, or nothing')
    .default('')
    .describe(
      'at which hour of the site’s time zone a draft that the site or an editor makes for a coming day publishes itself, a day after its papers were listed, unless an editor takes it off the schedule; nothing: never',
    ),
  categories: words(/^[a-z-]+(\.[A-Za-z-]+)?$/, 'must be archives or categories, like cs, stat.ML', 1)
    .default(['cs', 'stat.ML'])
    .describe('the archives and categories whose papers are collected, between commas'),
  sources: words(/^[a-z]+$/, 'must be names of sources, like hackernews')
    .default(['arxiv', 'huggingface', 'hackernews', 'bluesky', 'github'])
    .describe(
      'where papers and posts are collected from, between commas; nothing for no collecting; reddit, semanticscholar and x need keys by environment',
    ),
  quietEvenings: words(/^\d{4}-\d{2}-\d{2}$/, 'must be days, like 2026-11-26')
    .default(EVENINGS_WITHOUT_ANNOUNCEMENT_2026.split(' '))
    .describe('holidays on whose evening in New York arXiv announces nothing: the day after has no list'),
  keepAnswersDays: z.coerce
    .number('must be a number of days')
    .int('must be a whole number of days')
    .min(0, 'must not be negative')
    .max(90, 'must be at most 90')
    .default(3)
    .describe('for how many days the answers of sources are kept as they came, so that a day can be replayed'),
})

export type Settings = z.infer<typeof settingsSchema>
export type SettingKey = keyof Settings

export const settingKeySchema = z.enum(Object.keys(settingsSchema.shape) as [SettingKey, ...SettingKey[]])

/** What a form with these settings must say of each of them, defaults being for who says nothing at all. */
export function askedSettings<Key extends SettingKey>(...keys: Key[]) {
  type Asked = { [K in Key]: ReturnType<(typeof settingsSchema.shape)[K]['unwrap']> }
  return z.object(Object.fromEntries(keys.map((key) => [key, settingsSchema.shape[key].unwrap()])) as Asked)
}
