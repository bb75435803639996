'use client'

import { type ClipboardEvent, memo, useEffect, useRef, useState } from 'react'
import { Autocomplete, Input, Label, ListBox, ListBoxItem, SearchField } from 'react-aria-components'
import { idsInText } from '../../../lib/desk/ids-in-text'
import type { FoundPaper, PapersAnswer } from '../../../lib/desk/schema'
import type { DraftEntry } from '../../../lib/drafts/schema'
import { formatCount, formatNumber } from '../../../lib/format-count'
import { plainTex } from '../../../lib/tex'
import { Tex } from '../../site/tex'
import { Button } from '../../ui/button'
import { CONTROL } from '../../ui/field'
import { addPapers } from './arranging'
import { askSite, whyNot } from './ask-site'
import { Candidates } from './candidates'
import { DescribePaper } from './describe-paper'
import { useDesk } from './draft-context'

/** Longer than the site waits for arXiv, whose sentence says more than ours. */
const ARXIV_PATIENCE_MS = 45_000

/** Adds papers: all that a text names by id or address, or one of those that its words find. */
export const AddPapers = memo(({ entries }: { entries: DraftEntry[] }) => {
  const { store, path, say } = useDesk()
  const [text, setText] = useState('')
  const [found, setFound] = useState<FoundPaper[]>([])
  const [trouble, setTrouble] = useState<string>()
  const [described, setDescribed] = useState<string>()
  const [asking, setAsking] = useState<{ ids: string[]; giveUp: () => void }>()
  const input = useRef<HTMLInputElement>(null)
  const ids = idsInText(text)
  const words = ids.length === 0 ? text.trim() : ''
  const has = new Set(entries.map(({ arxivId }) => arxivId))

  // A new digest begins with its papers, once the dialog that made it has given up the focus.
  const isNew = useRef(entries.length === 0)
  useEffect(() => {
    const timer = setTimeout(() => isNew.current && input.current?.focus(), 100)
    return () => clearTimeout(timer)
  }, [])

  useEffect(() => {
    setFound([])
    if (words.length < 2) return
    let isOver = false
    const timer = setTimeout(async () => {
      const asked = await askSite<PapersAnswer>(`${path}/papers?q=${encodeURIComponent(words)}`)
      if (isOver) return
      if (asked === 'unreachable' || !('answer' in asked)) return setTrouble(whyNot(asked))
      setFound(asked.answer.papers)
      setTrouble(asked.answer.papers.length === 0 ? `No paper known here has “${words}”.` : undefined)
    }, 200)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [path, words])

  return (
    <div className="mb-4">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (asking) return
          if (ids.length > 0) void addIds(ids)
          else if (found[0]) add([found[0]])
        }}
      >
        <Autocomplete inputValue={text} onInputChange={setText} disableAutoFocusFirst>
          <div className="flex items-end gap-2">
            <SearchField className="flex grow flex-col gap-1" data-field="add">
              <Label className="font-semibold">Add papers</Label>
              <Input
                ref={input}
                className={CONTROL}
                placeholder="arXiv ids or addresses, as many as you like, or words of a title"
                onPaste={pasteAsOneLine}
              />
            </SearchField>
            <Button type="submit" isDisabled={asking !== undefined || (ids.length === 0 && found.length === 0)}>
              {ids.length > 1 ? `Add ${formatNumber(ids.length)}` : 'Add'}
            </Button>
          </div>
          {found.length > 0 && (
            <ListBox
              aria-label="Papers found"
              items={found.map((paper) => ({ id: paper.arxivId, paper }))}
              className="found"
              onAction={(key) => add(found.filter(({ arxivId }) => arxivId === key))}
            >
              {({ paper }) => (
                <ListBoxItem textValue={plainTex(paper.title)} className="found-paper">
                  <span className="font-serif text-post">
                    <Tex text={paper.title} links={false} />
                  </span>
                  <span className="block truncate text-small text-muted">
                    {has.has(paper.arxivId) ? 'In this digest already · ' : ''}
                    {`${paper.arxivId} · ${paper.authors.join(', ')}`}
                  </span>
                </ListBoxItem>
              )}
            </ListBox>
          )}
        </Autocomplete>
      </form>
      <div role="status" className="mt-1 flex items-center gap-3 empty:hidden">
        {asking && (
          <>
            <span>{`Asking arXiv about ${asking.ids.length > 1 ? formatCount(asking.ids.length, 'paper') : asking.ids[0]}…`}</span>
            <Button look="quiet" onPress={asking.giveUp}>
              Do not wait
            </Button>
          </>
        )}
      </div>
      <p role="alert" className="mt-1 text-rubric empty:hidden">
        {trouble}
      </p>
      <div className="mt-1 flex flex-wrap gap-x-4">
        <Candidates entries={entries} onAdd={add} />
        <Button look="quiet" className="-ml-3 text-muted!" onPress={() => setDescribed(ids[0] ?? '')}>
          Describe a paper by hand…
        </Button>
      </div>
      {described !== undefined && (
        <DescribePaper arxivId={described} close={() => setDescribed(undefined)} onDone={(paper) => add([paper])} />
      )}
    </div>
  )

  function add(papers: FoundPaper[]) {
    const already = put(papers)
    setText('')
    setTrouble(already.length > 0 ? `${already.join(', ')}: in this digest already.` : undefined)
    input.current?.focus()
  }

  /** Puts papers behind the others; the ids of those that stand there already. */
  function put(papers: FoundPaper[]): string[] {
    const fresh = papers.filter(({ arxivId }) => !has.has(arxivId))
    store.act(`the addition of ${formatCount(fresh.length, 'paper')}`, addPapers(fresh))
    if (fresh.length > 0) say(`${formatCount(fresh.length, 'paper')} added.`)
    return papers.flatMap(({ arxivId }) => (has.has(arxivId) ? arxivId : []))
  }

  /** Adds what is known here at once, and asks arXiv about the rest. */
  async function addIds(named: string[]) {
    setTrouble(undefined)
    const known = await askSite<PapersAnswer>(`${path}/papers?q=${encodeURIComponent(named.join(' '))}`)
    if (known === 'unreachable' || !('answer' in known)) return setTrouble(whyNot(known))
    const { papers, unknown } = known.answer
    add(papers)
    if (unknown.length === 0) return
    const asked = unknown.join(' ')
    setText(asked)
    const patience = new AbortController()
    setAsking({ ids: unknown, giveUp: () => patience.abort() })
    const signal = AbortSignal.any([patience.signal, AbortSignal.timeout(ARXIV_PATIENCE_MS)])
    const told = await askSite<PapersAnswer>(`${path}/papers/asked`, { ids: unknown }, { signal })
    setAsking(undefined)
    if (patience.signal.aborted) return setTrouble(`arXiv was not waited for. ${byHand(unknown)}`)
    if (told === 'unreachable' || !('answer' in told)) return setTrouble(whyNot(told))
    const { papers: fetched, unknown: missing, trouble: why } = told.answer
    put(fetched)
    // What was typed meanwhile stays.
    setText((now) => (now === asked ? missing.join(' ') : now))
    if (missing.length > 0)
      setTrouble(why ? `${why} Try again later, or describe what is missing by hand.` : noneTold(missing))
  }

  /** An input would join lines without a blank. */
  function pasteAsOneLine(event: ClipboardEvent<HTMLInputElement>) {
    const pasted = event.clipboardData.getData('text')
    if (!pasted.includes('\n')) return
    event.preventDefault()
    const { selectionStart, selectionEnd, value } = event.currentTarget
    setText(`${value.slice(0, selectionStart ?? 0)}${pasted.replace(/\s+/g, ' ')}${value.slice(selectionEnd ?? 0)}`)
  }
})
AddPapers.displayName = 'AddPapers'

const byHand = (ids: string[]) => `Describe ${ids.length > 1 ? 'them' : ids[0]} by hand, or mend what was typed.`
const noneTold = (ids: string[]) => `arXiv told nothing of ${ids.join(', ')}. ${byHand(ids)}`
