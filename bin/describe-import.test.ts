import { expect, test } from 'vitest'
import { describeImport } from './describe-import'

test('an import is told in lines for what changed and what is wrong, and a table', () => {
  const counts = { new: 1, updated: 1, unchanged: 12 }
  const report = {
    files: [
      { file: 'a.md', outcome: 'new' as const, notes: [] },
      { file: 'b.md', outcome: 'updated' as const, notes: ['title', '2102.02503: counts'] },
      { file: 'c.md', outcome: 'rejected' as const, notes: ['c.md:3: the key `date` is missing'] },
    ],
    digests: { ...counts, rejected: 1 },
    entries: counts,
    papers: counts,
    mentions: counts,
  }
  expect(describeImport(report, true)).toMatchInlineSnapshot(`
    "b.md: title; 2102.02503: counts
    c.md:3: the key \`date\` is missing

                      new    updated  unchanged   rejected
    digests             1          1         12          1
    entries             1          1         12          –
    papers              1          1         12          –
    mentions            1          1         12          –

    Nothing was changed: this was a dry run."
  `)
})
