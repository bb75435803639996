import { expect, test } from 'vitest'
import { findOffences } from './check-structure'

test.each([
  ['lib imports no component', 'lib/feeds/item.ts', `import { Card } from '../../components/card'`, 'does not import'],
  ['lib imports nothing of bin', 'lib/feeds/item.ts', `import { cli } from '../../bin/cli'`, 'does not import'],
  ['components import no page', 'components/card.tsx', `export * from '../app/(site)/layout'`, 'does not import'],
  ['pages import no test code', 'app/page.tsx', `const { fake } = await import('../e2e/fake')`, 'does not import'],
  ['a domain keeps its insides', 'lib/feeds/item.ts', `import { weigh } from '../papers/weigh'`, 'another domain'],
  ['utils is no name', 'lib/feeds/utils.ts', '', '"utils" says nothing'],
  ['an index is no name', 'components/index.ts', '', '"index" says nothing'],
  ['files are kebab-case', 'components/PaperCard.tsx', '', 'not kebab-case'],
  ['pages do not query', 'app/page.tsx', 'await db().paper.findMany()', 'only queries.ts'],
  ['rules do not query', 'lib/feeds/item.ts', 'await db().paper.findMany()', 'only queries.ts'],
  ['queries stay on the server', 'lib/feeds/queries.ts', `import { db } from '../db'`, "without import 'server-only'"],
  ['the environment has one reader', 'lib/feeds/item.ts', 'process.env.HOME', 'only lib/env.ts'],
  ['public pages have no client code', 'app/(site)/page.tsx', `'use client'`, "no 'use client'"],
  ['public pages have no actions', 'app/(site)/actions.ts', `  'use server'`, 'post to route handlers'],
  ['public pages do not suspend', 'app/(site)/page.tsx', '<Suspense fallback={null}>', '<Suspense>'],
  ['public pages do not load', 'app/(site)/posts/loading.tsx', '', 'loading page'],
  ['public pages are never empty', 'app/(site)/page.tsx', 'if (!paper) notFound()', 'notFound()'],
])('%s', (_, path, text, offence) => {
  const files = {
    'app/(site)/layout.tsx': '',
    'components/card.tsx': '',
    'bin/cli.ts': '',
    'e2e/fake.ts': '',
    'lib/db.ts': '',
    'lib/papers/weigh.ts': `import { heavy } from './heavy'`,
    'lib/papers/heavy.ts': '',
    [path]: text,
  }
  const offences = findOffences(files)
  expect(offences).toEqual([expect.stringContaining(offence)])
  expect(offences[0]).toContain(`${path}: `)
})

test('what a public page imports is held to its rules', () => {
  const offences = findOffences({
    'app/(site)/page.tsx': `import { List } from '../../components/list'`,
    'components/list.tsx': `import { Menu } from './menu'`,
    'components/menu.tsx': `'use client'`,
    'components/dialog.tsx': `'use client'`,
  })
  expect(offences).toEqual([expect.stringContaining('components/menu.tsx: is part of a public page')])
})

test('a colour that the theme does not have would be none', () => {
  const offences = findOffences({
    'components/ui/dialog.tsx': '<p className="bg-black/40 text-muted border-2 text-red-500" />',
  })
  expect(offences).toEqual(
    ['bg-black', 'text-red-500'].map(
      (name) => `components/ui/dialog.tsx: ${name} is no colour of app/theme.css, without which it does nothing`,
    ),
  )
})

test('a domain may use a word of another that stands alone', () => {
  const files = { 'lib/feeds/item.ts': `import { arxivId } from '../papers/arxiv-id'`, 'lib/papers/arxiv-id.ts': '' }
  expect(findOffences(files)).toEqual([])
})

test('imports make no circle, but types may', () => {
  const circle = {
    'lib/a.ts': `import { b } from './b'`,
    'lib/b.ts': `import { c } from './c'`,
    'lib/c.ts': `import { a } from './a'`,
  }
  expect(findOffences(circle)).toEqual(['lib/a.ts -> lib/b.ts -> lib/c.ts -> lib/a.ts: imports in a circle'])
  expect(findOffences({ ...circle, 'lib/c.ts': `import type { A } from './a'` })).toEqual([])
})

test('every setting stands in .env.example and in the table of the README', () => {
  const offences = findOffences({
    'lib/env.ts': `const schema = z.object({\n  PORT: z.number(),\n  HOST: z\n    .string(),\n})`,
    '.env.example': '# PORT=3000\n',
    'README.md': '| `HOST` | `0.0.0.0` | where to listen |\nPORT\n',
  })
  expect(offences).toEqual([
    '.env.example: says nothing of HOST, which lib/env.ts reads',
    'README.md: says nothing of PORT, which lib/env.ts reads',
  ])
})

test('tests may use the harness, and comments may name what is forbidden', () => {
  const offences = findOffences({
    'lib/feeds/item.test.ts': `import { provideDatabase } from '../../e2e/provide-database'\nprocess.env.HOME\ndb().paper`,
    'e2e/provide-database.ts': '',
    'app/(site)/page.tsx': `// notFound() would be empty, and so would <Suspense>.`,
  })
  expect(offences).toEqual([])
})
