/** A published digest to go by. */
type Digest = { day: string; path: string; papers: { arxivId: string }[] }

/** Every kind of public page, for whatever is asked of each of them: its address, or how it follows from a digest. */
export const PAGES: Record<string, string | ((digest: Digest) => string)> = {
  'the newest digest': '/',
  'a digest': ({ path }: Digest) => path,
  'a paper': ({ papers }: Digest) => `/papers/${papers[2]?.arxivId}`,
  'the archive': '/archive',
  'a year of the archive': ({ day }: Digest) => `/archive/${day.slice(0, 4)}`,
  'the saved papers': '/saved',
  'a category': '/categories/cs.LG',
  'the categories': '/categories',
  'a tag': '/tag/ar-xiv',
  'the tags': '/tags',
  'a section': '/category/ar-xiv',
  'a search': '/search?q=paper',
  'the search before anything is asked': '/search',
  'an author': '/authors/ada-example',
  'the papers of a year': ({ day }: Digest) => `/top/${day.slice(0, 4)}`,
  'the papers since a day': ({ day }: Digest) => `/since/${day}`,
  'the feeds': '/feeds',
  'the page about the site': '/about',
  'the page about privacy': '/privacy',
  'the page for contact': '/contact',
  'a page that is missing': '/nowhere',
  'a digest that is missing': '/posts/nowhere',
  'a paper that is missing': '/papers/2102.99999',
  'a search that is too long': `/search?q=${'long '.repeat(2000)}`,
}
