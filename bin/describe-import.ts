import type { ImportReport } from '../lib/archive/import-archive'

const COLUMNS = ['new', 'updated', 'unchanged', 'rejected']

/** What an import did, for people: what changed, what is wrong, and a table. */
export function describeImport(report: ImportReport, isRehearsal: boolean): string {
  const files = (outcome: string) => report.files.filter((file) => file.outcome === outcome)
  const lines = [
    ...files('updated').map(({ file, notes }) => `${file}: ${notes.join('; ')}`),
    ...files('rejected').flatMap(({ notes }) => notes),
  ]
  const rows = [
    ['', ...COLUMNS],
    ...(['digests', 'entries', 'papers', 'mentions'] as const).map((name) => {
      // What a refused file would have brought besides is not known.
      const { new: added, updated, unchanged, rejected = '–' } = { rejected: undefined, ...report[name] }
      return [name, added, updated, unchanged, rejected].map(String)
    }),
  ]
  const table = rows.map(([name = '', ...cells]) => name.padEnd(10) + cells.map((cell) => cell.padStart(11)).join(''))
  const rehearsed = isRehearsal ? ['', 'Nothing was changed: this was a dry run.'] : []
  return [...lines, ...(lines.length > 0 ? [''] : []), ...table, ...rehearsed].join('\n')
}
