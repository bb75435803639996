import { expect, test } from 'vitest'
import { chooseMentions } from './shown-mentions'

const TITLE = 'Sparse Routing for Small Models'
let given = 0

function post(liked: number, words: Partial<Parameters<typeof chooseMentions>[0][number]> = {}) {
  const n = ++given
  const said = { source: 'bluesky', authorName: `Reader ${n}`, authorHandle: `reader${n}`, text: `Thought number ${n}` }
  return { id: `post ${String(n).padStart(3, '0')}`, ...said, ...words, liked }
}

const ids = (posts: { id: string }[]) => posts.map(({ id }) => id)

test('at most ten posts that at least 25 people liked are shown, the most liked first', () => {
  const posts = [24, 25, 30, 25].map((liked) => post(liked, { text: `${liked} and ${given}` }))
  expect(ids(chooseMentions(posts, TITLE))).toEqual(ids([posts[2], posts[1], posts[3]] as typeof posts))
  const words = 'one two three four five six seven eight nine ten eleven twelve'.split(' ')
  expect(
    chooseMentions(
      words.map((text) => post(100, { text })),
      TITLE,
    ),
  ).toHaveLength(10)
  expect(chooseMentions([post(24)], TITLE)).toEqual([])
})

test('each person is shown once, also when known elsewhere under the same whole name', () => {
  const first = post(90, { authorName: 'Ana Beispiel', authorHandle: 'Ana.example', text: 'What a result' })
  const again = post(80, { authorHandle: 'ana.example', text: 'And another thing about it' })
  const elsewhere = post(70, { source: 'x', authorName: 'ana beispiel', text: 'Short: it works' })
  const other = post(60, { source: 'x', authorHandle: 'ana.example', text: 'Nothing to do with her' })
  expect(chooseMentions([other, elsewhere, again, first], TITLE)).toEqual([first, other])
})

test('posts that say the same are shown once, the paper’s title not being said by anyone', () => {
  const bare = post(50, { text: `${TITLE} ` })
  const alsoBare = post(60, { text: `“${TITLE.toUpperCase()}”` })
  const said = post(40, { text: `${TITLE}: small models that route well, finally with code` })
  const repeated = post(30, { text: 'Small models that route well. Finally, with code! ✨' })
  expect(chooseMentions([bare, alsoBare, said, repeated], TITLE)).toEqual([alsoBare, said])
})
