'use client'

import { formatCount } from '../../../lib/format-count'
import { Button } from '../../ui/button'
import { STOPPED } from './ask-site'
import { useDesk, useSnapshot } from './draft-context'
import type { Snapshot } from './draft-store'

/** Whether what was changed is saved: only ever the truth. */
export function SaveState() {
  const { delivery, held } = useSnapshot()
  if (held.length > 0 && delivery === 'saved') return <span className="text-rubric">Not all is saved</span>
  if (delivery === 'saved') return <span className="text-muted">Saved</span>
  if (delivery === 'saving') return <span className="text-muted">Saving…</span>
  return <span className="text-rubric">{delivery === 'waiting' ? 'No connection' : 'Not saved'}</span>
}

/** Why changes are not saved, what becomes of them, and what to do. */
export function SaveTrouble() {
  const { store, path } = useDesk()
  const snapshot = useSnapshot()
  const sentence = sentenceFor(snapshot)
  return (
    <div role="status" className="empty:hidden">
      {sentence && (
        <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-[3px] border border-rubric px-4 py-2">
          <p className="min-w-60 flex-1">{sentence}</p>
          {snapshot.delivery === 'waiting' && <Button onPress={() => store.flush()}>Try now</Button>}
          {snapshot.delivery === 'signed-out' && (
            <a
              className="font-semibold"
              href={`/signin?next=${encodeURIComponent(path)}`}
              target="_blank"
              rel="noreferrer"
            >
              Sign in in a new tab
            </a>
          )}
          {snapshot.delivery === 'outdated' && <Button onPress={() => location.reload()}>Load this page again</Button>}
        </div>
      )}
    </div>
  )
}

export function sentenceFor({
  delivery,
  unsaved,
  isKept,
  message,
}: Pick<Snapshot, 'delivery' | 'unsaved' | 'isKept' | 'message'>): string | undefined {
  if (delivery === 'saved' || delivery === 'saving') return
  if (unsaved === 0) return delivery === 'waiting' ? undefined : (message ?? STOPPED[delivery])
  const isOne = unsaved === 1
  const [are, they, themselves] = isOne ? ['is', 'It', 'itself'] : ['are', 'They', 'themselves']
  const changes = `Your ${isOne ? 'change' : formatCount(unsaved, 'change')} ${are}`
  const kept = isKept
    ? `${changes} kept in this browser.`
    : `${changes} kept only on this page, since this browser keeps nothing: leave it open.`
  const why = delivery === 'waiting' ? 'The site cannot be reached.' : (message ?? STOPPED[delivery])
  if (delivery === 'waiting') return `${why} ${kept} ${they} will be saved by ${themselves}.`
  if (delivery === 'signed-out') return `${why} ${kept} ${they} will be saved once you have signed in.`
  if (delivery === 'outdated' && isKept) return `${why} ${kept} ${they} will be saved when you load it again.`
  return `${why} ${changes} not saved; ${they.toLowerCase()} ${are} still on this page, to be copied.`
}
