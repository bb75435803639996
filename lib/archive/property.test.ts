import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDigest, writeDigest } from './digest'
import { FILE, post } from './fixtures/post'
import { Refusal } from './refusal'

// Pieces that mean something to the format, so that mutations come near to it.
const pieces = [
  '\n',
  '\n\n',
  '<br>',
  '</p>',
  '<a href="',
  '">',
  '</a>',
  '&amp;',
  '&',
  '<',
  '"',
  "'",
  '# 2. ',
  '---\n',
  ' | ',
]
const lines = post.split('\n')

const piece = fc.oneof(fc.constantFrom(...pieces, ...lines), fc.string({ unit: 'binary', maxLength: 5 }))
const mutation = fc.record({
  at: fc.nat(post.length),
  drops: fc.oneof(fc.constant(0), fc.nat(8), fc.nat(post.length)),
  adds: fc.oneof(fc.constant(''), piece),
})

test('a mutated post is refused with a line, or comes back as it is', () => {
  fc.assert(
    fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), (mutations) => {
      const text = mutations.reduce(
        (text, { at, drops, adds }) => text.slice(0, at) + adds + text.slice(at + drops),
        post,
      )
      try {
        const { digest, layout } = parseDigest(text, FILE)
        expect(writeDigest(digest, layout)).toBe(text)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        expect(error.line).toBeGreaterThan(0)
        expect(error.line).toBeLessThanOrEqual(text.split('\n').length)
      }
    }),
    { numRuns: 3000 },
  )
})

const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((text) => !/[\n\r<]/.test(text))

test('whatever people write in a name, a title or a tweet comes back', () => {
  const entities: Record<string, string> = { '&': '&amp;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
  const encode = (text: string) => text.replace(/[&>"']/g, (character) => entities[character] ?? '')
  fc.assert(
    fc.property(word, word, word, fc.nat(2 ** 31 - 1), (title, name, said, count) => {
      const text = post
        .replace('Attention Is  All You Need', () => title)
        .replace('Ada (@Home) Example', () => encode(name))
        .replace('Two  spaces', () => encode(said))
        .replace('retweets: 5190', `retweets: ${count}`)
      const { digest, layout } = parseDigest(text, FILE)
      expect(writeDigest(digest, layout)).toBe(text)
      expect(digest.entries[0]).toMatchObject({
        title,
        engagement: [{ reposts: count }],
        mentions: [{ authorName: name }, {}],
      })
    }),
    { numRuns: 500 },
  )
})
