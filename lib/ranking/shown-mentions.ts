/** The old program's rule, with each person once: at most so many posts, and none that fewer people liked. */
const MOST = 10
const LIKED_ENOUGH = 25

/** Posts of which so many words are the same say the same. */
const ALIKE = 0.8

type Post = {
  id: string
  source: string
  authorName: string
  authorHandle: string
  /** Without links. */
  text: string
  /** What the old program called a post's score: reposts and likes, or points. */
  liked: number
}

/** The posts to show under a paper, the most liked first; equals as their ids go. */
export function chooseMentions<P extends Post>(posts: P[], title: string): P[] {
  const chosen: P[] = []
  for (const post of posts.toSorted((a, b) => b.liked - a.liked || (a.id < b.id ? -1 : 1))) {
    if (post.liked < LIKED_ENOUGH || chosen.length === MOST) break
    if (!chosen.some((other) => isSamePerson(post, other) || isAlike(post, other, title))) chosen.push(post)
  }
  return chosen
}

function isSamePerson(a: Post, b: Post): boolean {
  if (a.source === b.source) return a.authorHandle.toLowerCase() === b.authorHandle.toLowerCase()
  const name = a.authorName.trim().toLowerCase()
  // A first name alone is many people's.
  return name === b.authorName.trim().toLowerCase() && /\s/.test(name)
}

/** Whether two posts have the same words, the paper's title apart: a bot's and its copies, or the bare title again and again. */
function isAlike(a: Post, b: Post, title: string): boolean {
  const ofTitle = wordsOf(title)
  const [left, right] = [a, b].map(({ text }) => [...wordsOf(text)].filter((word) => !ofTitle.has(word))) as [
    string[],
    string[],
  ]
  const shared = left.filter((word) => right.includes(word)).length
  const all = left.length + right.length - shared
  return all === 0 || shared / all >= ALIKE
}

const wordsOf = (text: string) =>
  new Set(
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu),
  )
