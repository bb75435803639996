// One listing day that never was, the same at every source: papers with all that makes papers awkward, and what people who
// do not exist said of them. For tests, and for trying the program without a network.

export type InventedPaper = {
  id: string
  title: string
  /** As arXiv gives them, TeX included. */
  authors: string[]
  abstract: string
  categories: string[]
  announced: 'new' | 'cross' | 'replace' | 'replace-cross'
  versions: { submittedAt: string; isWithdrawn?: boolean }[]
  comment?: string
  doi?: string
  journalRef?: string
  upvotes?: number
  featuredComments?: number
  citations?: number
}

export type InventedPost = {
  network: 'bluesky' | 'hackernews' | 'hackernews comment' | 'reddit' | 'x'
  id: string
  author: { id: string; name: string; handle: string; labels?: string[] }
  /** With `{link}` where it links to its paper. */
  text: string
  link: string
  paper: string
  at: string
  counts: { likes: number; reposts: number; replies: number; quotes: number }
  /** A card below the post instead of a link in its text. */
  isCard?: boolean
  /** Why it is there no more for everybody. */
  removedBy?: 'deleted' | 'moderator'
  isOver18?: boolean
}

export type InventedRepository = { name: string; stars: number }

export type World = {
  /** The day that the feed says. */
  day: string
  /** Papers by the day they were listed on. */
  papers: Map<string, InventedPaper[]>
  posts: InventedPost[]
  repositories: InventedRepository[]
  /** Papers that the query interface does not know yet. */
  hidden?: Set<string>
  /** What was paid for at X. */
  sold?: { posts: number; authors: number }
}

const people = {
  ana: { id: 'did:plc:invented0001', name: 'Ana Beispiel', handle: 'ana.example.com' },
  reader: { id: 'did:plc:invented0002', name: 'Reader', handle: 'reader.example.org' },
  bot: { id: 'did:plc:invented0003', name: 'arXiv bot', handle: 'papers-bot.example.net', labels: ['bot'] },
  shy: { id: 'did:plc:invented0004', name: 'Shy', handle: 'shy.example.org', labels: ['!no-unauthenticated'] },
  tester: { id: 'tester', name: 'tester', handle: 'tester' },
  anaOnX: { id: '1001', name: 'Ana Beispiel', handle: 'ana_example' },
  readerOnX: { id: '1002', name: 'Reader', handle: 'reader_example' },
}

/** The day of the fixtures beside the parsers, or the same on another date. */
export function inventDay(day = '2026-11-04'): World {
  const month = `${day.slice(2, 4)}${day.slice(5, 7)}`
  const [one, two, three, four, five] = [1, 2, 3, 4, 5].map((number) => `${month}.0100${number}`) as [
    string,
    string,
    string,
    string,
    string,
  ]
  const submitted = [{ submittedAt: `${addDays(day, -2)}T20:11:05Z` }]
  const paper = (
    id: string,
    title: string,
    authors: string[],
    categories: string[],
    more: Partial<InventedPaper> = {},
  ) => ({
    id,
    title,
    authors,
    categories,
    abstract: `Invented abstract of ${id}. We prove that $f(x) < 2$ for all $x \\in \\mathbb{R}$ & more.`,
    announced: 'new' as const,
    versions: submitted,
    ...more,
  })
  const papers = [
    paper(
      one,
      'Sparse Routing with $k$-Step Look-Ahead: A Study on $\\mathcal{O}(n\\log n)$ Attention',
      ['Ana Beispiel', 'J\\"org M\\"uller-Test', 'Nguy\\~{\\^e}n Th\\d{i} Mau'],
      ['cs.LG', 'cs.CL', 'stat.ML'],
      {
        comment: '18 pages, 6 figures. Code: https://github.com/example-org/sparse-routing',
        upvotes: 118,
        featuredComments: 4,
        citations: 3,
      },
    ),
    paper(two, 'ChatBench & Friends: <Tags>, Ampersands and Quotes in "Titles"', ['Max Muster'], ['cs.CL']),
    paper(
      three,
      'A Hundred-Author Report on Synthetic Data',
      Array.from({ length: 100 }, (_, i) => `Author Number${String(i + 1).padStart(3, '0')}`),
      ['cs.CV', 'cs.AI'],
      { comment: 'Technical report, 94 pages', upvotes: 3, featuredComments: 1 },
    ),
    paper(four, '0', ['Solo Writer'], ['cs.AI']),
    paper(
      `${monthBefore(month)}.29999`,
      'Held by Moderation: An Old Identifier Announced Late?',
      ['Held Author'],
      ['cs.CY'],
      {
        comment: 'on hold for nine days',
      },
    ),
    paper(
      five,
      'Gauge Fields on Graphs',
      ['Phy Sicist', 'The Collaboration'],
      ['hep-th', 'cs.LG', 'math-ph', 'math.MP'],
      {
        announced: 'cross',
        doi: '10.1234/example.2026.1005',
        journalRef: 'Phys. Test D 99 (2026) 1',
      },
    ),
    paper('2508.07777', 'An Older Paper, Revised', ['Re Viser'], ['cs.LG'], {
      announced: 'replace',
      comment: 'Accepted at TESTCONF 2026. This is v3',
      versions: [
        { submittedAt: '2025-08-11T10:00:00Z' },
        { submittedAt: '2025-09-11T10:00:00Z' },
        { submittedAt: `${addDays(day, -1)}T09:30:00Z` },
      ],
    }),
    paper('2601.05555', 'Withdrawn: A Result That Did Not Hold', ['With Drawn'], ['math.CO', 'cs.DM'], {
      announced: 'replace-cross',
      comment: 'This paper has been withdrawn by the author due to an error in Lemma 3',
      versions: [
        { submittedAt: '2026-01-12T10:00:00Z' },
        { submittedAt: `${addDays(day, -1)}T13:00:00Z`, isWithdrawn: true },
      ],
    }),
  ]
  const at = (hour: number) => `${day}T${String(hour).padStart(2, '0')}:01:00.000Z`
  const post = (
    number: number,
    author: InventedPost['author'],
    on: string,
    text: string,
    counts: [number, number, number, number],
  ) => ({
    network: 'bluesky' as const,
    id: `at://${author.id}/app.bsky.feed.post/3invented${String(number).padStart(5, '0')}`,
    author,
    text,
    link: `https://arxiv.org/abs/${on}`,
    paper: on,
    at: at(8 + number),
    counts: { likes: counts[0], reposts: counts[1], replies: counts[2], quotes: counts[3] },
  })
  const story = (
    id: string,
    on: string,
    text: string,
    points: number,
    comments: number,
    link = `https://arxiv.org/abs/${on}`,
  ) => ({
    network: 'hackernews' as const,
    id,
    author: people.tester,
    text,
    link,
    paper: on,
    at: at(14),
    counts: { likes: points, reposts: 0, replies: comments, quotes: 0 },
  })
  return {
    day,
    papers: new Map([[day, papers]]),
    posts: [
      post(1, people.ana, one, '🧵 New preprint from our group – sparse routing! {link}', [152, 40, 14, 6]),
      {
        ...post(2, people.reader, one, 'Übrigens: 日本語 test before the link {link}', [12, 1, 0, 0]),
        link: `https://arxiv.org/pdf/${one}`,
      },
      {
        ...post(3, people.bot, three, 'arXiv bot: A Hundred-Author Report on Synthetic Data', [0, 0, 0, 0]),
        isCard: true,
      },
      post(4, people.shy, two, 'no public view please {link}', [33, 2, 1, 0]),
      story('49000001', one, 'Sparse Routing with k-Step Look-Ahead', 312, 148),
      story('49000021', three, 'Synthetic data report [pdf]', 7, 0, `https://arxiv.org/pdf/${three}`),
      story('49000031', `${month}.01010`, 'Near miss: different id', 4, 1),
      {
        ...story('49000010', two, 'See also <a href="{link}" rel="nofollow">{link}</a>', 0, 0),
        network: 'hackernews comment' as const,
        author: { id: 'commenter', name: 'commenter', handle: 'commenter' },
      },
      {
        ...story('t3_1synth', one, '[R] Sparse Routing with k-Step Look-Ahead', 141, 33),
        network: 'reddit' as const,
        author: { id: 'synthetic_user', name: 'synthetic_user', handle: 'synthetic_user' },
      },
      {
        ...post(5, people.anaOnX, one, 'Sparse routing paper {link} &amp; more', [640, 88, 12, 9]),
        network: 'x' as const,
        id: '1985000000000000001',
      },
      {
        ...post(6, people.readerOnX, three, '@ana_example have a look: {link}', [27, 4, 1, 0]),
        network: 'x' as const,
        id: '1985000000000000002',
      },
    ],
    repositories: [{ name: 'example-org/sparse-routing', stars: 251 }],
    hidden: new Set(),
    sold: { posts: 0, authors: 0 },
  }
}

/** Days of many papers and posts each, for measuring; the last of them is the feed's. */
export function inventBusyDays(days: string[], papers: number, posts: number): World {
  const idOf = (day: string, i: number) => `${day.slice(2, 4)}${day.slice(5, 7)}.${String(2001 + i).padStart(5, '0')}`
  const categories = ['cs.LG', 'cs.CL', 'cs.CV', 'cs.AI', 'cs.RO', 'stat.ML']
  const numbers = (count: number, turn: number) => Array.from({ length: count }, (_, i) => turn * count + i)

  const list = (day: string, i: number): InventedPaper => ({
    id: idOf(day, i),
    title: `Invented Paper ${i}: On the Number ${i} and $\\sqrt{${i}}$`,
    authors: Array.from({ length: 1 + (i % 7) }, (_, j) => `Author ${(i * 7 + j) % 900}`),
    abstract: `Invented abstract of ${idOf(day, i)}. ${'It says what an abstract says, at some length. '.repeat(24)}`,
    categories: [categories[i % categories.length] ?? 'cs.LG', 'cs.IR'],
    announced: i % 5 === 4 ? 'cross' : 'new',
    versions: [{ submittedAt: `${addDays(day, -2)}T20:11:05Z` }],
    comment: i % 4 === 0 ? `12 pages. Code: https://github.com/example-org/repository-${i}` : '12 pages',
    upvotes: i % 20 === 0 ? (i * 13) % 150 : undefined,
  })
  const say = (day: string, turn: number, i: number): InventedPost => {
    // Few papers have most of the posts.
    const on = idOf(day, turn * papers + Math.floor(papers * ((i % 97) / 97) ** 3))
    const isStory = i % 10 === 0
    return {
      network: isStory ? 'hackernews' : 'bluesky',
      id: isStory ? String(50_000_000 + i) : `at://did:plc:invented${i % 1500}/app.bsky.feed.post/3k${i}`,
      author: isStory
        ? { id: `user${i % 300}`, name: `user${i % 300}`, handle: `user${i % 300}` }
        : { id: `did:plc:invented${i % 1500}`, name: `Person ${i % 1500}`, handle: `person${i % 1500}.example.com` },
      text: isStory ? `Story ${i}` : `Post ${i} says something about a paper that is worth a look: {link}`,
      link: `https://arxiv.org/abs/${on}`,
      paper: on,
      at: `${day}T${String(i % 24).padStart(2, '0')}:00:00.000Z`,
      counts: { likes: (i * 31) % 400, reposts: i % 50, replies: i % 11, quotes: i % 5 },
    }
  }
  return {
    day: days.at(-1) ?? '',
    papers: new Map(days.map((day, turn) => [day, numbers(papers, turn).map((i) => list(day, i))])),
    posts: days.flatMap((day, turn) => numbers(posts, turn).map((i) => say(day, turn, i))),
    repositories: numbers(papers * days.length, 0).flatMap((i) =>
      i % 4 === 0 ? [{ name: `example-org/repository-${i}`, stars: (i * 17) % 3000 }] : [],
    ),
  }
}

function addDays(day: string, count: number) {
  return new Date(Date.parse(day) + count * 86_400_000).toISOString().slice(0, 10)
}

function monthBefore(month: string) {
  const [year, number] = [Number(month.slice(0, 2)), Number(month.slice(2))]
  return number > 1
    ? `${month.slice(0, 2)}${String(number - 1).padStart(2, '0')}`
    : `${String(year - 1).padStart(2, '0')}12`
}
