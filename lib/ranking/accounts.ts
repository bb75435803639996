import type { Echo, Post } from './schema'

/** Whoever links to more of one day's papers writes of all papers, not of this one. */
const MOST_LINKS = 12

/** What people did with a post; passing it on to others is worth two likes. */
export const loudness = ({ likes, reposts, quotes, replies }: Post) => likes + 2 * reposts + 2 * quotes + replies

const accountOf = ({ source, account }: Post) => `${source} ${account}`

/** Of each account at each source the loudest post. */
export function loudestOfEach(posts: Post[]): Post[] {
  const loudest = new Map<string, Post>()
  for (const post of posts) {
    const before = loudest.get(accountOf(post))
    if (!before || loudness(post) > loudness(before)) loudest.set(accountOf(post), post)
  }
  return [...loudest.values()]
}

/** The accounts that link to so many of a day's papers that a program must write for them. */
export function prolificAccounts(papers: Echo[]): ReadonlySet<string> {
  const links = new Map<string, number>()
  for (const { posts } of papers) {
    for (const account of new Set(posts.map(accountOf))) links.set(account, (links.get(account) ?? 0) + 1)
  }
  return new Set([...links].filter(([, count]) => count > MOST_LINKS).map(([account]) => account))
}

export const isProgram = (post: Post, prolific: ReadonlySet<string>) => post.isProgram || prolific.has(accountOf(post))

/** How many accounts talk that are neither programs nor the paper's authors, and how much of all talk is the loudest's. */
export function independence(posts: Post[], prolific: ReadonlySet<string>): { accounts: number; fromOne: number } {
  const loud = new Map<string, number>()
  const independent = new Set<string>()
  for (const post of posts) {
    const account = accountOf(post)
    loud.set(account, (loud.get(account) ?? 0) + loudness(post))
    if (!isProgram(post, prolific) && !post.byAuthor) independent.add(account)
  }
  const all = [...loud.values()].reduce((total, value) => total + value, 0)
  return { accounts: independent.size, fromOne: all === 0 ? 0 : Math.max(...loud.values()) / all }
}
