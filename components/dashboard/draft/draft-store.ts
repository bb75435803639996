import type { BatchAnswer, DraftUpdate, Operation, OperationResult, Person, Presence } from '../../../lib/drafts/schema'
import { apply, type Change, type Draft, type FieldValue, fieldOf, isSame, keepLook, readDraft, receive } from './draft'
import { change, invert, wasOverwritten } from './inverse'
import { type Answer, createOutbox, type Delivery } from './outbox'

/** What the site did not take. It stays where it was written until somebody decides. */
export type Held = Change & {
  /** Why, where a rule is broken; else somebody else wrote there too. */
  message?: string
  by?: Person | null
}

export type Snapshot = {
  draft: Draft
  delivery: Delivery
  /** The site's own words about why it takes nothing. */
  message: string | undefined
  /** How many changes the site does not have yet. */
  unsaved: number
  held: Held[]
  presence: Presence[]
  canUndo: boolean
  canRedo: boolean
  /** False where this browser keeps nothing: then closing the window loses what is not saved. */
  isKept: boolean
}

type Keepsake = {
  keep: (kept: Kept) => boolean
  forget: (kept: { id: string }) => void
  read: () => Kept[]
}
export type Kept = { id: string } & ({ change: Change } | { held: Held })

type Options = {
  draft: DraftUpdate
  send: (
    version: number,
    operations: Operation[],
  ) => Promise<Exclude<Answer<OperationResult>, { results: unknown }> | BatchAnswer>
  keepsake: Keepsake
  /** Says something to the person: what could not be undone or is not there any more. */
  tell?: (message: string) => void
}

/** Changes that one press made, and what takes them back. */
type Step = { label: string; back: Change[] }
type Field = { entry: string | null; field: string }

/**
 * A draft as one page knows it: what the site said last, and on top of it what was changed here since. Others' changes
 * come in by `receive`; ours are shown at once, kept in the browser and sent.
 */
export class DraftStore {
  #site: Draft
  #held: Held[] = []
  #presence: Presence[] = []
  /** Ours that the site is known to have, though its answer has not come. */
  #arrived = new Set<string>()
  #undo: Step[] = []
  #redo: Step[] = []
  /** What was written last, and the step that the next letter in the same field belongs to. */
  #typing: Change | undefined
  #open: Step | undefined
  #message: string | undefined
  #isKept = true
  #listeners = new Set<() => void>()
  #snapshot: Snapshot | undefined
  #last: { site: Draft; changes: Change[]; view: Draft } | undefined
  /** What the last snapshot shows, and what it was made of. */
  #shown: Draft | undefined
  #viewed: Draft | undefined
  readonly #outbox
  readonly #keepsake: Keepsake
  readonly #tell: (message: string) => void

  constructor({ draft, send, keepsake, tell = () => {} }: Options) {
    this.#site = readDraft(draft)
    this.#keepsake = keepsake
    this.#tell = tell
    this.#outbox = createOutbox<Change, OperationResult>({
      send: async (changes) => {
        const answer = await send(
          this.#site.version,
          changes.map(({ operation }) => operation),
        )
        if (answer !== 'unreachable' && 'update' in answer) this.#site = receive(this.#site, answer.update)
        this.#message = answer !== 'unreachable' && 'stop' in answer ? answer.message : undefined
        return answer
      },
      settle: (settled) => {
        for (const { operation, result } of settled) this.#settle(operation, result)
      },
      changed: () => this.#changed(),
    })
  }

  /** Takes up what an earlier page of this browser did not get to save. */
  resume() {
    const kept = this.#keepsake.read()
    this.#held.push(...kept.flatMap((one) => ('held' in one ? one.held : [])))
    const changes = kept.flatMap((one) => ('change' in one ? one.change : []))
    if (changes.length > 0) this.#outbox.add(changes)
    this.#changed()
  }

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  snapshot = (): Snapshot => {
    if (this.#snapshot) return this.#snapshot
    const view = this.#view()
    const shown = view === this.#viewed && this.#shown ? this.#shown : keepLook(this.#shown, view)
    this.#viewed = view
    this.#shown = shown
    this.#snapshot = {
      draft: shown,
      delivery: this.#outbox.delivery(),
      message: this.#message,
      unsaved: this.#outbox.queued().length,
      held: this.#held,
      presence: this.#presence,
      canUndo: this.#undo.length > 0,
      canRedo: this.#redo.length > 0,
      isKept: this.#isKept,
    }
    return this.#snapshot
  }

  /** Others' changes, and ours as the site has them. */
  receive(update: DraftUpdate) {
    for (const { id } of update.operations) this.#arrived.add(id)
    this.#site = receive(this.#site, update)
    this.#changed()
  }

  /** The site closed the line of live events: asking tells why. */
  lose() {
    this.#presence = []
    return this.refresh()
  }

  meet(presence: Presence[]) {
    this.#presence = presence
    this.#changed()
  }

  /** Does what one press asks for. */
  act(label: string, changes: Change[]) {
    if (changes.length === 0) return
    this.#undo.push({ label, back: this.#do(changes) })
    this.#redo = []
    this.endTyping()
  }

  /** Writes into a field; letters that follow each other become one step back, until `endTyping`. */
  write({ entry, field }: Field, value: FieldValue) {
    const base = this.#fieldNow({ entry, field })
    if (base === undefined || isSame(base, value)) return
    const held = this.#held.find((one) => isOf(one, { entry, field }))
    if (held && !held.message) return this.#keepHeld({ ...held, operation: { ...held.operation, value } as Operation })
    if (held) this.#drop(held)

    const before = held ? fieldOf(this.#site, entry, field) : base
    const last = this.#typing
    if (last && isOf(last, { entry, field }) && this.#outbox.isWaiting(last) && isLastOf(this.#outbox.queued(), last)) {
      const first = (last.operation as SetOperation).base
      const next = isSame(first, value) ? null : set({ entry, field }, first, value)
      this.#outbox.replace(last, next)
      this.#keepsake.forget(last)
      if (next) this.#keep({ id: next.id, change: next })
      this.#typing = next ?? undefined
    } else {
      const next = set({ entry, field }, before ?? null, value)
      this.#keep({ id: next.id, change: next })
      this.#outbox.addTyped(next)
      this.#typing = next
    }
    this.#stepTyped({ entry, field }, base, value)
    this.#changed()
  }

  endTyping() {
    this.#typing = undefined
    this.#open = undefined
  }

  undo = () => this.#take(this.#undo, this.#redo, 'Undone')
  redo = () => this.#take(this.#redo, this.#undo, 'Done again')

  /** Decides about a field that somebody else wrote into too: what is to stand there. */
  resolve(held: Held, value: FieldValue) {
    this.#drop(held)
    const place = placeOf(held.operation)
    const theirs = fieldOf(this.#site, place.entry, place.field)
    if (theirs === undefined || isSame(theirs, value)) return this.#changed()
    this.act('the decision', [set(place, theirs, value)])
  }

  /** Asks again for what was refused, now that the reason may be gone. */
  tryAgain(held: Held) {
    this.#drop(held)
    const { id, operation } = change(held.operation)
    this.act('what was written', [{ id, operation }])
  }

  /** Lets go of what the site did not take. */
  dismiss(held: Held) {
    this.#drop(held)
    this.#changed()
  }

  /** Sends now what waits. */
  flush = () => this.#outbox.flush()

  /** Waits until the site has all that was changed here; false where that does not come about. */
  async whenSaved(patienceMs = 10_000): Promise<boolean> {
    void this.flush()
    const { promise, resolve } = Promise.withResolvers<void>()
    const isOver = () => this.#outbox.delivery() !== 'saving'
    const stop = this.subscribe(() => isOver() && resolve())
    const timer = setTimeout(resolve, patienceMs)
    if (!isOver()) await promise
    clearTimeout(timer)
    stop()
    return this.#outbox.delivery() === 'saved' && this.#held.length === 0
  }

  /** Learns what the site has, and whether it would take something. */
  refresh = () => this.#outbox.ask()

  end() {
    this.#outbox.end()
  }

  /** What stands at the site in a field that is held here. */
  theirs(held: Held): FieldValue | undefined {
    const { entry, field } = placeOf(held.operation)
    return fieldOf(this.#site, entry, field)
  }

  /** The same object as long as neither the site nor what is pending here says anything new. */
  #view(): Draft {
    const pending = this.#outbox.queued().filter(({ id }) => !this.#arrived.has(id))
    const changes = [...pending, ...this.#held.filter(({ operation }) => isSet(operation))]
    const last = this.#last
    const isOfSame = last?.site === this.#site && last.changes.length === changes.length
    if (isOfSame && changes.every((one, i) => one === last.changes[i])) return last.view
    this.#last = { site: this.#site, changes, view: changes.reduce(apply, this.#site) }
    return this.#last.view
  }

  #fieldNow = ({ entry, field }: Field) => fieldOf(this.#view(), entry, field)

  /** Applies and queues changes, and returns what takes them back, last first. */
  #do(changes: Change[]) {
    const back: Change[] = []
    let draft = this.#view()
    for (const one of changes) {
      const inverse = invert(draft, one)
      if (inverse) back.unshift(inverse)
      draft = apply(draft, one)
      this.#keep({ id: one.id, change: one })
    }
    this.#outbox.add(changes)
    return back
  }

  #take(from: Step[], to: Step[], said: string) {
    this.endTyping()
    const step = from.pop()
    if (!step) return
    const draft = this.#view()
    const possible = step.back.filter((one) => !wasOverwritten(draft, one)).map((one) => ({ ...one, ...renew(one) }))
    if (possible.length > 0) to.push({ label: step.label, back: this.#do(possible) })
    this.#tell(
      possible.length === step.back.length
        ? `${said}: ${step.label}.`
        : `Somebody has changed it since: ${step.label} was left as it is.`,
    )
    this.#changed()
  }

  #stepTyped(place: Field, before: FieldValue, value: FieldValue) {
    const open = this.#open?.back[0]
    const continues = open && isOf(open, place) && isSame((open.operation as SetOperation).base, before)
    const first = continues ? (open.operation as SetOperation).value : before
    const step = { label: 'what was written', back: [set(place, value, first)] }
    if (continues) this.#undo.pop()
    this.#undo.push(step)
    this.#redo = []
    this.#open = step
  }

  #settle(one: Change, result: OperationResult | undefined) {
    this.#keepsake.forget(one)
    this.#arrived.delete(one.id)
    if (result?.outcome === 'conflict') return this.#hold({ ...one, by: result.by })
    if (result?.outcome !== 'refused') return
    if (isSet(one.operation)) return this.#hold({ ...one, message: result.message })
    // Somebody else took it out: what was to be done with it is over.
    if (result.reason !== 'missing' && result.reason !== 'removed') this.#tell(result.message)
  }

  /** Holds what was written last into that field, with what was still to be sent of it. */
  #hold(held: Held) {
    const place = placeOf(held.operation)
    let last = held
    for (const later of this.#outbox.queued().filter((one) => isOf(one, place))) {
      this.#outbox.replace(later, null)
      this.#keepsake.forget(later)
      last = { ...held, id: later.id, operation: later.operation }
    }
    const theirs = fieldOf(this.#site, place.entry, place.field)
    if (isSame(theirs, (last.operation as SetOperation).value)) return
    this.endTyping()
    this.#keepHeld(last)
  }

  #keepHeld(held: Held) {
    const place = placeOf(held.operation)
    for (const former of this.#held.filter((one) => isOf(one, place))) this.#drop(former)
    this.#held = [...this.#held, held]
    this.#keep({ id: held.id, held })
    this.#changed()
  }

  #drop(held: Held) {
    this.#held = this.#held.filter(({ id }) => id !== held.id)
    this.#keepsake.forget(held)
  }

  #keep(kept: Kept) {
    this.#isKept = this.#keepsake.keep(kept)
  }

  #changed() {
    this.#snapshot = undefined
    for (const listener of this.#listeners) listener()
  }
}

type SetOperation = Extract<Operation, { type: 'set entry' | 'set digest' }>
const isSet = (operation: Operation) => operation.type === 'set digest' || operation.type === 'set entry'

function set({ entry, field }: Field, base: FieldValue, value: FieldValue): Change {
  const written = { id: '', field, base, value }
  return change(
    (entry === null ? { ...written, type: 'set digest' } : { ...written, type: 'set entry', entry }) as Operation,
  )
}

function placeOf(operation: Operation): Field {
  return {
    entry: operation.type === 'set entry' ? operation.entry : null,
    field: 'field' in operation ? operation.field : '',
  }
}

function isOf({ operation }: Change, { entry, field }: Field) {
  const place = placeOf(operation)
  return isSet(operation) && place.entry === entry && place.field === field
}

/** Whether nothing that came behind it is about the same row, which it must not jump over. */
function isLastOf(queue: Change[], one: Change) {
  const { entry } = placeOf(one.operation)
  return !queue
    .slice(queue.indexOf(one) + 1)
    .some(({ operation }) =>
      entry === null ? operation.type === 'set digest' : 'entry' in operation && operation.entry === entry,
    )
}

const renew = (one: Change) => {
  const { id, operation } = change(one.operation)
  return { id, operation }
}
