import { findSpan } from '../../lib/digests/queries'
import { env } from '../../lib/env'
import { formatDay } from '../../lib/format-day'
import { findSettings } from '../../lib/settings/queries'

export const dynamic = 'force-dynamic'

/** What is here, for programs that read (llmstxt.org). */
export async function GET() {
  const [{ siteName, tagline }, span] = await Promise.all([findSettings(), findSpan()])
  const at = (path: string) => `${env().SITE_URL}${path}`
  const text = `# ${siteName}

> ${tagline || siteName}

Each digest ranks the arXiv papers of a day by what people did with them in public: reposts, likes, comments, upvotes.
${span ? `Digests from ${formatDay(span.first)} to ${formatDay(span.last)}.` : ''}

## Read

- [Newest digest](${at('/')}); every digest is at ${at('/posts/<slug>')}, also as .md, .json, .bib and .ris there
- [All digests](${at('/archive')}): the newest year, and a link to each other one
- [Papers by category](${at('/categories')})
- [A paper](${at('/papers/<arXiv id>')})
- [Search](${at('/search')}): ?q= takes words, "phrases", -word, author:, cat:, from:, to:, min:, all:, or an arXiv id
- [JSON of all this](${at('/api/v1')}): described by OpenAPI; without keys, read-only

## Follow

- [Feeds](${at('/feeds')}): ${at('/atom.xml')} for digests, ${at('/feeds/papers.atom')} for papers, ${at('/feeds/corrections.atom')} for what arXiv corrected
- [Sitemap](${at('/sitemap.xml')})
`
  return new Response(text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}
