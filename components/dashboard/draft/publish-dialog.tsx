'use client'

import { useEffect, useState } from 'react'
import { formatCount } from '../../../lib/format-count'
import type { Difference } from '../../../lib/revisions/schema'
import { momentOf, wallTimeOf } from '../../../lib/wall-time'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { TextArea, TextField } from '../../ui/text-field'
import { announce } from '../../ui/toast'
import { askSite, whyNot } from './ask-site'
import { DifferenceList } from './difference-list'
import { useDesk, useSnapshot } from './draft-context'
import { formatInZone } from './zone'

/** Everything between a draft and its readers: now, at a moment, or by an editor's hand. */
export function PublishDialog({ close }: { close: () => void }) {
  const { store, me, path, timeZone } = useDesk()
  const { draft, delivery, held } = useSnapshot()
  const { digest, entries, standing } = draft
  const { publication, scheduledFor, proposedAt, proposedBy } = standing
  const [difference, setDifference] = useState<Difference | null>()
  const [trouble, setTrouble] = useState<string>()
  // What the person had before them when they opened this, or were told that it changed: nothing else is published.
  const [seen, setSeen] = useState<{ number: number | null; version: number }>()
  const [isBusy, setBusy] = useState(false)
  const [at, setAt] = useState<string | null>(null)
  const [word, setWord] = useState<string | null>(null)
  const isEditor = me.role !== 'contributor'
  const isSaved = delivery === 'saved' && held.length === 0
  const hasNothingNew = isSaved && publication !== null && !publication.differs

  if (isSaved && !seen) setSeen(look())

  useEffect(() => {
    void store.flush()
  }, [store])
  useEffect(() => {
    if (isSaved && publication)
      askSite<Difference | null>(`${path}/difference`).then((asked) =>
        asked !== 'unreachable' && 'answer' in asked ? setDifference(asked.answer) : setTrouble(whyNot(asked)),
      )
  }, [path, isSaved, publication])

  return (
    <Dialog
      title={!publication ? 'Publish' : hasNothingNew ? 'Nothing to publish' : 'Publish the changes'}
      isOpen
      onOpenChange={close}
      isWide={Boolean(difference)}
    >
      {!isSaved && (
        <p role="status" className="text-rubric">
          {held.length > 0
            ? 'Something here is not saved: decide about it first.'
            : 'Not all is saved yet; it is being sent.'}
        </p>
      )}
      {!publication && (
        <p>
          {entries.length > 0
            ? `Readers will find ${formatCount(entries.length, 'paper')} at /posts/${digest.slug}.`
            : 'There is no paper in it yet, so it cannot be published.'}
        </p>
      )}
      {hasNothingNew && <p>Readers have all of it already.</p>}
      {!hasNothingNew && publication && difference && <DifferenceList difference={difference} />}
      {scheduledFor && <p>{`It will be published on ${formatInZone(scheduledFor, timeZone)}.`}</p>}
      {proposedAt && (
        <p>{`${proposedBy?.name ?? 'Somebody'} handed it in on ${formatInZone(proposedAt, timeZone)}.`}</p>
      )}
      {at !== null && (
        <TextField
          label={`When, by the clocks of ${timeZone}`}
          type="datetime-local"
          value={at}
          onChange={setAt}
          autoFocus
        />
      )}
      {word !== null && <TextArea label="A word for whoever handed it in" value={word} onChange={setWord} autoFocus />}
      <p role="alert" className="text-rubric empty:hidden">
        {trouble}
      </p>
      <div className="flex flex-wrap justify-end gap-2">
        <Button look="quiet" onPress={close}>
          Cancel
        </Button>
        {isEditor ? editorButtons() : contributorButtons()}
      </div>
    </Dialog>
  )

  function editorButtons() {
    if (word !== null)
      return (
        <Button
          look="primary"
          isDisabled={isBusy}
          onPress={() => ask('DELETE', 'proposal', { word }, 'It is returned.')}
        >
          Return it
        </Button>
      )
    if (at !== null)
      return (
        <Button look="primary" isDisabled={isBusy || !at} onPress={schedule}>
          Schedule
        </Button>
      )
    return (
      <>
        {proposedAt && (
          <>
            <Button onPress={() => setWord('')}>Return it…</Button>
            <Button onPress={() => ask('DELETE', 'proposal', {}, 'It is yours to go on with.')}>Take it</Button>
          </>
        )}
        {scheduledFor && (
          <Button
            isDisabled={isBusy}
            onPress={() => ask('DELETE', 'schedule', undefined, 'It is not scheduled any more.')}
          >
            Do not publish then
          </Button>
        )}
        <Button isDisabled={entries.length === 0 || hasNothingNew} onPress={() => setAt(tomorrow(timeZone))}>
          {scheduledFor ? 'Another time…' : 'Schedule…'}
        </Button>
        <Button
          look="primary"
          autoFocus
          isDisabled={entries.length === 0 || hasNothingNew}
          isPending={isBusy}
          onPress={() =>
            ask('POST', 'publication', () => ({ seen: seen ?? look() }), 'Published. Readers see it from now on.')
          }
        >
          Publish now
        </Button>
      </>
    )
  }

  function contributorButtons() {
    if (proposedAt && proposedBy?.id !== me.id) return
    return proposedAt ? (
      <Button isDisabled={isBusy} onPress={() => ask('DELETE', 'proposal', {}, 'It is a draft again.')}>
        Take it back
      </Button>
    ) : (
      <Button
        look="primary"
        autoFocus
        isDisabled={entries.length === 0}
        isPending={isBusy}
        onPress={() => ask('POST', 'proposal', {}, 'Handed in: an editor takes it or returns it with a word.')}
      >
        Propose to the editors
      </Button>
    )
  }

  function schedule() {
    const moment = momentOf(String(at), timeZone)
    return ask(
      'POST',
      'schedule',
      { at: moment.toISOString() },
      `It will be published on ${formatInZone(moment.toISOString(), timeZone)}.`,
    )
  }

  function look() {
    const { standing, version } = store.snapshot().draft
    return { number: standing.publication?.number ?? null, version }
  }

  type Body = object | (() => object) | undefined

  async function ask(method: 'POST' | 'DELETE', what: string, body: Body, done: string) {
    setBusy(true)
    setTrouble(undefined)
    if (!(await store.whenSaved())) {
      setBusy(false)
      return setTrouble('Not all is saved, so nothing was done. Try again when it is.')
    }
    const asked = await askSite(`${path}/${what}`, typeof body === 'function' ? body() : body, { method })
    setBusy(false)
    if (asked === 'unreachable' || !('answer' in asked)) {
      setTrouble(whyNot(asked))
      await store.refresh()
      return setSeen(undefined)
    }
    announce(done)
    close()
    await store.refresh()
  }
}

/** Tomorrow at eight. */
const tomorrow = (timeZone: string) => `${wallTimeOf(new Date(Date.now() + 86_400_000), timeZone).slice(0, 10)}T08:00`
