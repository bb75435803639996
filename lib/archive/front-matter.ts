import { type DigestContent, slugSchema } from '../digests/schema'
import { realDay, realMoment } from './dates'
import type { Scanner } from './scanner'
import type { Layout } from './schema'

type FrontMatter = Omit<DigestContent, 'entries' | 'intro' | 'byline'> & { draft: boolean }

const KEYS = ['title', 'date', 'template', 'draft', 'slug', 'category', 'tags', 'description', 'socialImage']
/** Where the format has the slug: files with wrong ones are told so there. */
export const SLUG_LINE = 6

const KEY = /([^\s:]+):/y
const VALUE = / ([^\n]*)\n/y
const TAG = / {2}- ([^\n]*)\n/y

/** Reads the front matter; the day is in the slug, else in the name of the file. */
export function takeFrontMatter(scanner: Scanner, file: string): FrontMatter & { titleStyle: Layout['title'] } {
  scanner.expect('---\n', 'front matter, which begins with `---`')
  const value = (key: string) => {
    takeKey(scanner, key)
    return scanner.take(VALUE, `a value of \`${key}\``)[0]
  }
  const quoted = (key: string) => {
    const start = scanner.place
    return readQuoted(value(key)) ?? scanner.refuse(`\`${key}\` is not in quotes, expected \`${key}: "…"\``, start)
  }
  const oneOf = (key: string, choices: string[]) => {
    const start = scanner.place
    const text = value(key)
    if (!choices.includes(text)) {
      scanner.refuse(`\`${key}\` is \`${text}\`, expected \`${choices.join('` or `')}\``, start)
    }
    return text
  }

  const { title, titleStyle } = readTitle(scanner, value('title'))
  const dated = scanner.place
  const date = value('date')
  const writtenAt =
    realMoment(date.replace(/(?<=:\d\d)\.Z$/, '.000Z')) ??
    scanner.refuse(`\`date\` is \`${date}\`, expected a moment like \`2021-02-07T12:58:11.Z\``, dated)
  oneOf('template', ['"post"'])
  const draft = oneOf('draft', ['true', 'false']) === 'true'
  const named = scanner.place
  const slug = quoted('slug')
  if (!slugSchema.safeParse(slug).success) {
    scanner.refuse(
      `the slug \`${slug}\` is not an address, expected small letters and digits joined by single hyphens`,
      named,
    )
  }
  const [written] = /\d{4}-\d\d-\d\d/.exec(slug) ?? /^\d{4}-\d\d-\d\d/.exec(file) ?? []
  if (!written)
    scanner.refuse('expected a day like 2021-02-05 in the slug or at the start of the name of the file', named)
  const day =
    realDay(written) ?? scanner.refuse(`${written} is not a day of the calendar, expected one like 2021-02-05`, named)
  const section = quoted('category')

  takeKey(scanner, 'tags')
  scanner.expect('\n', 'the end of the line after `tags:`')
  const tags: string[] = []
  for (let at = scanner.place, tag = scanner.tryTake(TAG); tag; at = scanner.place, tag = scanner.tryTake(TAG)) {
    tags.push(readQuoted(tag[0]) ?? scanner.refuse(`a tag is \`${tag[0]}\`, expected it in quotes`, at))
  }

  const description = quoted('description')
  const socialImage = quoted('socialImage') || null
  scanner.expect('\n---\n', 'an empty line and `---` at the end of the front matter')
  return { slug, day, title, description, section, tags, socialImage, writtenAt, draft, titleStyle }
}

export function writeFrontMatter(digest: FrontMatter, layout: Layout): string {
  const style = layout.title ?? usualStyle(digest.title)
  return [
    '---',
    `title: ${style === 'plain' ? digest.title : JSON.stringify(digest.title)}`,
    `date: ${digest.writtenAt.replace(/\.\d+Z$/, '.Z')}`,
    'template: "post"',
    `draft: ${digest.draft}`,
    `slug: ${JSON.stringify(digest.slug)}`,
    `category: ${JSON.stringify(digest.section)}`,
    'tags:',
    ...digest.tags.map((tag) => `  - ${JSON.stringify(tag)}`),
    `description: ${JSON.stringify(digest.description)}`,
    `socialImage: ${JSON.stringify(digest.socialImage ?? '')}`,
    '',
    '---',
    '',
  ].join('\n')
}

function takeKey(scanner: Scanner, key: string) {
  const start = scanner.place
  const [found] = scanner.take(KEY, `the key \`${key}\``)
  if (found === key) return
  const problem = KEYS.includes(found) ? `the key \`${key}\` is missing` : `the key \`${found}\` is unknown`
  scanner.refuse(`${problem}, expected \`${key}:\` and not \`${found}:\` here`, start)
}

function readTitle(scanner: Scanner, value: string) {
  const quoted = readQuoted(value)
  if (quoted === null && !isPlain(value)) {
    scanner.refuse('the title is not plain text for YAML, expected it in quotes', scanner.place - 1)
  }
  const title = quoted ?? value
  const style = quoted === null ? 'plain' : 'quoted'
  return { title, titleStyle: style === usualStyle(title) ? undefined : style } as const
}

/** Plain where YAML reads a plain scalar as the same text for certain. */
const usualStyle = (title: string) => (/^\p{L}/u.test(title) && isPlain(title) ? 'plain' : 'quoted')

function isPlain(text: string): boolean {
  const words = /^(?:true|false|null|yes|no|on|off|y|n|~)$/i
  return /^[\p{L}\p{N}]/u.test(text) && !/: | #|[\n\t]|[:\s]$/.test(text) && !words.test(text)
}

/** The text in double quotes, by the part of YAML that is JSON; null where it is none. */
function readQuoted(value: string): string | null {
  if (!value.startsWith('"')) return null
  try {
    const text: unknown = JSON.parse(value)
    // Half a character and NUL have no place in a database.
    return typeof text === 'string' && text.isWellFormed() && !text.includes('\0') ? text : null
  } catch {
    return null
  }
}
