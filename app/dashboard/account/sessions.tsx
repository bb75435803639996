import { Moment } from '../../../components/dashboard/moment'
import type { Contributor } from '../../../lib/accounts/rights'
import { findSessionId } from '../../../lib/accounts/session'
import { listSessions } from '../../../lib/sessions/queries'
import { EndEverywhereForm, EndSessionForm } from './session-forms'

export async function Sessions({ person }: { person: Contributor }) {
  const [sessions, here] = await Promise.all([listSessions(person), findSessionId()])
  return (
    <>
      <ul className="max-w-xl border-rule border-b">
        {sessions.map(({ id, device, startedAt, seenAt }) => (
          <li key={id} className="flex min-h-14 items-center justify-between gap-4 border-rule border-t py-2">
            <div>
              <p>{device}</p>
              <p className="text-muted text-small">
                since <Moment at={startedAt} />
                {id !== here && (
                  <>
                    , last used <Moment at={seenAt} />
                  </>
                )}
              </p>
            </div>
            {id === here ? <p className="text-muted">this browser</p> : <EndSessionForm session={id} device={device} />}
          </li>
        ))}
      </ul>
      <EndEverywhereForm />
    </>
  )
}
