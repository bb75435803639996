import type { Balance } from '../../../lib/candidates/queries'
import { sourceName } from '../../../lib/source-names'

/** What the last thirty days' digests come back to. */
export function BalancePanel({ balance }: { balance: Balance }) {
  const lists = [
    { title: 'Categories', of: balance.categories, none: 'Nothing was shown.' },
    { title: 'First authors more than once', of: balance.firstAuthors, none: 'None came twice.' },
    { title: 'Accounts shown more than once', of: balance.accounts, none: 'None was shown twice.' },
  ]
  return (
    <details className="mt-line border-ink border-t pt-half">
      <summary className="font-semibold">Balance of the last 30 days</summary>
      <div className="mt-half grid gap-line sm:grid-cols-3">
        {lists.map(({ title, of, none }) => (
          <section key={title} aria-label={title}>
            <h3 className="font-semibold">{title}</h3>
            {of.length === 0 && <p className="text-muted">{none}</p>}
            <ul>
              {of.map(({ name, source, count }) => (
                <li key={`${name} ${source}`} className="flex justify-between gap-3 border-rule border-t py-1">
                  <span>
                    {name}
                    {source && <span className="text-muted"> on {sourceName(source)}</span>}
                  </span>
                  <span className="tabular-nums">{count}</span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </details>
  )
}
