import { z } from 'zod'
import { ruleSchema } from '../ranking/schema'

const line = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, `must have at most ${longest} characters`)
    .regex(/^\P{Cc}*$/u, 'must be one line')

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
  publisher: line(120).default('').describe('who runs the site, named on the privacy and contact pages'),
  contactEmail: z
    .union([z.literal(''), z.email('must be an e-mail address, or nothing')])
    .default('')
    .describe('where readers and authors of posts may write'),
  postsFromXInFeeds: z
    .enum(['text', 'links'], 'must be text or links')
    .default('text')
    .describe('whether feeds quote posts from X (text) or only link to them (links)'),
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
})

export type Settings = z.infer<typeof settingsSchema>
export type SettingKey = keyof Settings

export const settingKeySchema = z.enum(Object.keys(settingsSchema.shape) as [SettingKey, ...SettingKey[]])
