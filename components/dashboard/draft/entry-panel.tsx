'use client'

import { useRef, useState } from 'react'
import type { DraftEntry } from '../../../lib/drafts/schema'
import { formatEngagement, formatNumber } from '../../../lib/format-count'
import { sourceName } from '../../../lib/source-names'
import { plainTex } from '../../../lib/tex'
import { Tex } from '../../site/tex'
import { Button } from '../../ui/button'
import { moveEntriesTo } from './arranging'
import { useDesk } from './draft-context'
import { EntryMentions } from './entry-mentions'
import { MarkdownField } from './markdown-field'

type Props = {
  selected: ReadonlySet<string>
  entries: DraftEntry[]
  onRemove: (selected: ReadonlySet<string>) => void
}

/** All of one paper that an editor decides about. */
export function EntryPanel({ entry, entries, onRemove }: { entry: DraftEntry } & Omit<Props, 'selected'>) {
  const { arxivId, title, authors, categories, engagement, withdrawnAt, note } = entry
  return (
    <div className="flex flex-col gap-5">
      <header>
        <h2 className="text-pretty">
          <Tex text={title} links={false} />
        </h2>
        <p className="mt-1 line-clamp-3 text-muted">{authors.join(', ')}</p>
        <p className="mt-1 flex flex-wrap gap-x-3 text-small text-muted">
          <a href={`https://arxiv.org/abs/${arxivId}`} target="_blank" rel="noreferrer">
            {arxivId}
          </a>
          <span>{categories.join(' ')}</span>
          {engagement.map((counts) => (
            <span key={counts.source}>{`${formatEngagement(counts)} on ${sourceName(counts.source)}`}</span>
          ))}
        </p>
        {withdrawnAt && <p className="mt-1 text-rubric">Its authors withdrew it from arXiv.</p>}
      </header>
      <MarkdownField label="Note" entry={entry.id} field="note" value={note} longest={10_000} rows={4} />
      <EntryMentions entry={entry} />
      <Placing selected={new Set([entry.id])} entries={entries} title={plainTex(title)} onRemove={onRemove} />
    </div>
  )
}

/** What is done with one paper or several: another rank, or out. */
export function Placing({ selected, entries, title, onRemove }: Props & { title: string }) {
  const { store, say } = useDesk()
  const rank = entries.findIndex(({ id }) => selected.has(id)) + 1
  const [typed, setTyped] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  return (
    <div className="flex flex-wrap items-end gap-2 border-rule border-t pt-4">
      <form
        className="flex items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          const changes = moveEntriesTo(entries, selected, Number(typed ?? rank))
          store.act(`the move of ${title}`, changes)
          setTyped(null)
          say(`Moved to ${typed ?? rank} of ${entries.length}.`)
        }}
      >
        <label className="flex flex-col gap-1 font-semibold">
          Move to rank
          <input
            ref={input}
            data-field="place"
            type="number"
            min={1}
            max={entries.length}
            required
            value={typed ?? rank}
            onChange={(event) => setTyped(event.target.value)}
            className="w-20 rounded-[3px] border border-rule bg-paper px-2.5 py-1 text-post tabular-nums"
          />
        </label>
        <Button type="submit">Move</Button>
      </form>
      <span className="grow self-center pt-5 text-small text-muted">{`of ${formatNumber(entries.length)}`}</span>
      <Button look="danger" onPress={() => onRemove(selected)}>
        Remove
      </Button>
    </div>
  )
}
