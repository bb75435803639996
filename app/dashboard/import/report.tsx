import type { ImportReport } from '../../../lib/archive/import-archive'

const COLUMNS = ['new', 'updated', 'unchanged', 'rejected'] as const
const ROWS = ['digests', 'entries', 'papers', 'mentions'] as const
const MOST_SHOWN = 200

/** What an import did or would do: the sums, then file by file what is new, changed or refused, and why. */
export function Report({ report, isRehearsal }: { report: ImportReport; isRehearsal: boolean }) {
  const told = report.files.filter(({ outcome }) => outcome !== 'unchanged')
  return (
    <>
      <p role="status" className="font-semibold">
        {isRehearsal ? 'Nothing is changed yet. This would happen:' : 'Imported.'}
      </p>
      <table className="rows max-w-xl">
        <thead>
          <tr>
            <td />
            {COLUMNS.map((name) => (
              <th key={name} scope="col">
                {name === 'rejected' ? 'refused' : name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ROWS.map((name) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {COLUMNS.map((column) => (
                <td key={column}>{{ rejected: '–', ...report[name] }[column]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="max-w-(--container-measure)">
        {told.slice(0, MOST_SHOWN).map(({ file, outcome, notes }) => (
          <li key={file} className="border-rule border-t py-2">
            <span className={outcome === 'rejected' ? 'text-rubric' : 'text-muted'}>
              {outcome === 'rejected' ? 'refused' : outcome}
            </span>{' '}
            {file}
            {notes.length > 0 && <p className="text-muted text-small">{notes.join('; ')}</p>}
          </li>
        ))}
      </ul>
      {told.length > MOST_SHOWN && <p className="text-muted">and {told.length - MOST_SHOWN} more</p>}
    </>
  )
}
