'use client'

import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { DraftUpdate } from '../../../lib/drafts/schema'
import { formatCount } from '../../../lib/format-count'
import { plainTex } from '../../../lib/tex'
import { announce } from '../../ui/toast'
import { type Command, type KeySection, usePageCommands } from '../commands/page-commands'
import { useKeys } from '../commands/use-keys'
import { AddPapers } from './add-papers'
import { removeEntries } from './arranging'
import { askSite, whyNot } from './ask-site'
import { DeskContext, type Me } from './draft-context'
import { DraftStore, type Kept } from './draft-store'
import { EditorBar } from './editor-bar'
import { EntryList } from './entry-list'
import { createKeepsake } from './keepsake'
import { ListTools } from './list-tools'
import { sendOperations, useLive } from './live'
import { LostWords } from './lost-words'
import { Masthead } from './masthead'
import { newId } from './new-id'
import { PreviewLinks } from './preview-links'
import { PublishDialog } from './publish-dialog'
import { SaveTrouble } from './save-state'
import { SidePanel } from './side-panel'
import { StandingNotice } from './standing-notice'

type Props = { draft: DraftUpdate; me: Me; timeZone: string }

const KEYS: KeySection[] = [
  [
    'In the digest',
    [
      ['Ctrl Z', 'Undo'],
      ['Ctrl Shift Z', 'Do again'],
      ['Ctrl Enter', 'Publish'],
      ['Ctrl S', 'Keep this state in the history'],
    ],
  ],
  [
    'In the list of papers',
    [
      ['↓ ↑ or j k', 'Next, previous paper'],
      ['Alt ↑ Alt ↓', 'Move up, down'],
      ['m', 'Move to a rank'],
      ['n or Enter', 'Write the note'],
      ['Delete', 'Remove'],
      ['a', 'Add papers'],
      ['Shift ↓ Shift ↑', 'Select several'],
      ['Ctrl A', 'Select all'],
      ['Esc', 'Select none; back to the details'],
      ['→ then Enter', 'Pick a paper up; ↓ ↑ carry it, Enter puts it down'],
    ],
  ],
  ['While writing', [['Esc', 'Back to the list']]],
]

/** One digest on the desk: everything about it that an editor decides. */
export function Editor({ draft, me, timeZone }: Props) {
  const path = `/dashboard/digests/${draft.digest.id}`
  const [page] = useState(newId)
  const [store] = useState(() => openStore({ draft, me, path, page }))
  const [said, setSaid] = useState('')
  const root = useRef<HTMLDivElement>(null)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [place, setPlace] = useState<{ entry: string | null; field: string | null }>({ entry: null, field: null })
  const [isOpen, setOpen] = useState<'publish' | 'links' | null>(null)
  const [isPanelOpen, setPanelOpen] = useState(false)
  const look = () => store.snapshot().draft
  const shown = useSyncExternalStore(store.subscribe, look, look)
  const { digest, entries } = shown
  useLive({ store, path, page, place })
  useEffect(() => store.resume(), [store])
  useKeys({
    'mod+z': store.undo,
    'mod+shift+z': store.redo,
    'mod+y': store.redo,
    'mod+enter': () => setOpen('publish'),
    'mod+s': () => void keep(),
  })
  usePageCommands({ keys: KEYS, commands })

  const chosen = useMemo(() => new Set(entries.flatMap(({ id }) => (selected.has(id) ? id : []))), [entries, selected])
  const desk = useMemo(() => ({ store, me, path, timeZone, say: setSaid }), [store, me, path, timeZone])
  const showDetails = useCallback(() => {
    setSelected(new Set())
    setPanelOpen(true)
  }, [])
  const openEntry = useCallback((id: string, what: 'note' | 'place') => {
    setSelected((now) => (now.has(id) && what === 'place' ? now : new Set([id])))
    setPanelOpen(true)
    focusInPanel(what)
  }, [])
  const remove = useCallback(
    (papers: ReadonlySet<string>) => {
      const { entries } = store.snapshot().draft
      const first = entries.findIndex(({ id }) => papers.has(id))
      const next = entries.slice(first).find(({ id }) => !papers.has(id)) ?? entries[first - 1]
      const what = formatCount(papers.size, 'paper')
      store.act(`the removal of ${what}`, removeEntries(papers))
      setSelected(new Set(next ? [next.id] : []))
      setPanelOpen(false)
      setSaid(`${what} removed. Control+Z brings ${papers.size === 1 ? 'it' : 'them'} back.`)
      // Once what had the focus is gone.
      setTimeout(() => (next ? focusRow(next.id) : focusField('add')))
    },
    [store],
  )
  return (
    <DeskContext value={desk}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys of all that is within, listed under “?”. */}
      <div
        ref={root}
        data-account={me.id}
        className="editor"
        onFocus={({ target }) => setPlace(placeOf(target, chosen))}
        onKeyDown={(event) => {
          const target = event.target as Element
          if (event.key !== 'Escape' || event.defaultPrevented || target.closest('[role=dialog]')) return
          if (target.matches('textarea, input')) backToList()
        }}
        onBlur={({ relatedTarget }) => !relatedTarget && setPlace({ entry: null, field: null })}
      >
        <EditorBar open={setOpen} />
        <SaveTrouble />
        <StandingNotice standing={shown.standing} />
        <LostWords />
        <div className="editor-columns">
          <div className="min-w-0">
            <Masthead digest={digest} showDetails={showDetails} />
            <AddPapers entries={entries} />
            <ListTools entries={entries} selected={chosen} onSelect={setSelected} onRemove={remove} />
            <EntryList
              entries={entries}
              selected={chosen}
              onSelect={setSelected}
              onOpen={openEntry}
              onRemove={remove}
            />
          </div>
          <SidePanel
            digest={digest}
            entries={entries}
            selected={chosen}
            isOpen={isPanelOpen}
            onOpenChange={setPanelOpen}
            onRemove={remove}
          />
        </div>
        <p role="status" className="sr-only">
          {said}
        </p>
        {isOpen === 'publish' && <PublishDialog close={() => setOpen(null)} />}
        {isOpen === 'links' && <PreviewLinks close={() => setOpen(null)} />}
      </div>
    </DeskContext>
  )

  async function keep() {
    await store.whenSaved()
    const asked = await askSite<{ number: number }>(`${path}/revisions`, {})
    const isKept = asked !== 'unreachable' && 'answer' in asked
    announce(isKept ? `Kept in the history as state ${asked.answer.number}.` : whyNot(asked))
  }

  function commands(): Command[] {
    const focus = (field: string) => () => focusField(field)
    return [
      { id: 'add', name: 'Add papers', keys: 'a', run: focus('add') },
      {
        id: 'publish',
        name: me.role === 'contributor' ? 'Propose' : 'Publish',
        keys: 'Ctrl Enter',
        run: () => setOpen('publish'),
      },
      { id: 'title', name: 'Write the title', run: focus('title') },
      { id: 'intro', name: 'Write the introduction', run: focus('intro') },
      { id: 'details', name: 'Details: day, address, tags', run: showDetails },
      {
        id: 'list',
        name: 'To the list of papers',
        run: () => root.current?.querySelector<HTMLElement>('.entry-row')?.focus(),
      },
      { id: 'undo', name: 'Undo', keys: 'Ctrl Z', run: store.undo },
      { id: 'redo', name: 'Do again', keys: 'Ctrl Shift Z', run: store.redo },
      { id: 'keep', name: 'Keep this state in the history', keys: 'Ctrl S', run: () => void keep() },
      { id: 'history', name: 'History: compare and restore', run: () => location.assign(`${path}/history`) },
      { id: 'links', name: 'Preview links', run: () => setOpen('links') },
      ...entries.map(({ id, title }, i) => ({
        id,
        name: `${i + 1}. ${plainTex(title)}`,
        run: () => openEntry(id, 'note'),
      })),
    ]
  }

  function backToList() {
    const [id] = chosen
    if (id) focusRow(id)
    else root.current?.querySelector<HTMLElement>('.entry-rows')?.focus()
  }
}

function focusRow(id: string) {
  document.querySelector<HTMLElement>(`.entry-rows [data-key="${id}"]`)?.focus()
}

function focusField(field: string) {
  const place = `.editor [data-field="${field}"]`
  document.querySelector<HTMLElement>(`${place}:is(textarea, input), ${place} :is(textarea, input)`)?.focus()
}

/** Once the panel shows it. */
function focusInPanel(what: 'note' | 'place') {
  const field = `[data-field="${what}"]`
  setTimeout(() =>
    document
      .querySelector<HTMLElement>(`.side-panel ${field} :is(textarea, input), .side-panel input${field}`)
      ?.focus(),
  )
}

type Opened = { draft: DraftUpdate; me: Me; path: string; page: string }

function openStore({ draft, me, path, page }: Opened) {
  const storage = typeof window === 'undefined' ? undefined : window.localStorage
  return new DraftStore({
    draft,
    send: (version, operations) => sendOperations(path, page, version, operations),
    keepsake: createKeepsake<Kept>(storage, `${me.id} ${draft.digest.id}`),
    tell: announce,
  })
}

/** Where in the draft somebody is who has the focus there. */
function placeOf(target: Element, selected: ReadonlySet<string>) {
  const row = target.closest('.entry-rows [data-key]')?.getAttribute('data-key')
  const field = target.closest('[data-field]')?.getAttribute('data-field') ?? null
  const [only] = selected.size === 1 ? selected : []
  const isInPanel = Boolean(target.closest('.side-panel'))
  return { entry: row ?? (isInPanel ? (only ?? null) : null), field }
}
