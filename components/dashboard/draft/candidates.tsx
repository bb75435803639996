'use client'

import { useEffect, useState } from 'react'
import type { FoundPaper, PapersAnswer } from '../../../lib/desk/schema'
import type { DraftEntry } from '../../../lib/drafts/schema'
import { formatCount, formatNumber } from '../../../lib/format-count'
import { plainTex } from '../../../lib/tex'
import { Tex } from '../../site/tex'
import { Button } from '../../ui/button'
import { askSite } from './ask-site'
import { useDesk } from './draft-context'

const AT_ONCE = 13

/** What the day's talk proposes and the digest does not have, the most talked about first. */
export function Candidates({ entries, onAdd }: { entries: DraftEntry[]; onAdd: (papers: FoundPaper[]) => void }) {
  const { path } = useDesk()
  const [papers, setPapers] = useState<FoundPaper[]>([])
  useEffect(() => {
    let isOver = false
    askSite<PapersAnswer>(`${path}/papers`).then((asked) => {
      if (!isOver && asked !== 'unreachable' && 'answer' in asked) setPapers(asked.answer.papers)
    })
    return () => {
      isOver = true
    }
  }, [path])
  const has = new Set(entries.map(({ arxivId }) => arxivId))
  const open = papers.filter(({ arxivId }) => !has.has(arxivId))
  if (open.length === 0) return null
  return (
    <details className="w-full" open={entries.length === 0}>
      <summary className="py-1">{formatCount(open.length, 'candidate')}</summary>
      <Button className="my-2" onPress={() => onAdd(open.slice(0, AT_ONCE))}>
        {open.length > AT_ONCE ? `Add the first ${AT_ONCE}` : 'Add all'}
      </Button>
      <ul className="max-h-96 overflow-y-auto border-rule border-b">
        {open.map((paper) => (
          <li key={paper.arxivId} className="flex items-start gap-3 border-rule border-t py-1.5">
            <span className="w-10 flex-none text-right tabular-nums">{formatNumber(Math.round(paper.score ?? 0))}</span>
            <span className="min-w-0 grow">
              <span className="font-serif text-post">
                <Tex text={paper.title} links={false} />
              </span>
              <span className="block truncate text-small text-muted">{paper.authors.join(', ')}</span>
            </span>
            <Button aria-label={`Add ${plainTex(paper.title)}`} onPress={() => onAdd([paper])}>
              Add
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}
