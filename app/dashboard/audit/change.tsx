type Value = unknown

/** What something was before and what it became, in words. */
export function Change({ before, after }: { before: Value; after: Value }) {
  const [was, is] = [before, after].map(listParts)
  if (!was?.length && !is?.length) return null
  return (
    <div className="mt-1 flex flex-wrap gap-x-3 gap-y-1 text-muted">
      {was && was.length > 0 && <Parts parts={was} isGone />}
      {was && was.length > 0 && is && is.length > 0 && <span aria-hidden="true">→</span>}
      {is && is.length > 0 && <Parts parts={is} />}
    </div>
  )
}

function Parts({ parts, isGone }: { parts: [string, string][]; isGone?: boolean }) {
  const Words = isGone ? 'del' : 'ins'
  return (
    <Words className={isGone ? 'min-w-0' : 'min-w-0 text-ink no-underline'}>
      {parts.map(([name, text]) => (
        <span key={name} className="block whitespace-pre-line">
          {name && `${name}: `}
          {text.length > 300 ? (
            <details className="inline">
              <summary className="inline">{text.slice(0, 200)}…</summary>
              {text}
            </details>
          ) : (
            text
          )}
        </span>
      ))}
    </Words>
  )
}

/** Each with its name; one without has none. */
function listParts(value: Value): [string, string][] {
  if (value === null || value === undefined) return []
  if (typeof value !== 'object') return [['', value === '' ? 'nothing' : String(value)]]
  if (Array.isArray(value)) return [['', value.map(wordsOf).join(', ') || 'nothing']]
  return Object.entries(value).map(([name, part]) => [name, wordsOf(part)])
}

const wordsOf = (value: Value) => (typeof value === 'object' ? JSON.stringify(value) : String(value))
