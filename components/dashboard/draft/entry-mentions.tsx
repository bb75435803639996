'use client'

import { useEffect, useState } from 'react'
import { DropIndicator, GridList, GridListItem, useDragAndDrop } from 'react-aria-components'
import type { DraftEntry, DraftMention, Operation } from '../../../lib/drafts/schema'
import { formatDay } from '../../../lib/format-day'
import { sourceName } from '../../../lib/source-names'
import { Button } from '../../ui/button'
import { NEW, type Place } from './arranging'
import { askSite, whyNot } from './ask-site'
import { type Change, predecessor } from './draft'
import { useDesk } from './draft-context'
import { dragByFinger } from './finger-drag'
import { Grip } from './grip'
import { change } from './inverse'
import { newId } from './new-id'
import { PostField } from './post-field'

type Shown = DraftEntry['mentions'][number]

/** The posts that readers see under a paper, in order, and the others that are known about it. */
export function EntryMentions({ entry }: { entry: DraftEntry }) {
  const { store, path } = useDesk()
  const [known, setKnown] = useState<DraftMention[]>([])
  const [trouble, setTrouble] = useState<string>()
  const { id, knownMentions, mentions } = entry

  useEffect(() => {
    let isOver = false
    setKnown([])
    setTrouble(undefined)
    if (knownMentions > 0)
      askSite<{ mentions: DraftMention[] }>(`${path}/entries/${id}/mentions`).then((asked) => {
        if (isOver) return
        if (asked !== 'unreachable' && 'answer' in asked) setKnown(asked.answer.mentions)
        else setTrouble(whyNot(asked))
      })
    return () => {
      isOver = true
    }
  }, [path, id, knownMentions])

  const shownIds = new Set(mentions.map(({ mention }) => mention.id))
  const hidden = known.filter((mention) => !shownIds.has(mention.id))
  return (
    <section aria-label="Posts">
      <h3 className="mb-1 font-semibold">Posts shown, in this order</h3>
      {mentions.length === 0 && <p className="mb-2 text-muted">None is shown.</p>}
      {mentions.length > 0 && <ShownPosts entry={entry} />}
      {hidden.length > 0 && (
        <details className="mt-2">
          <summary>{`${hidden.length} more known`}</summary>
          <ul className="mt-1 flex flex-col">
            {hidden.map((mention) => (
              <li key={mention.id} className="flex items-start gap-2 border-rule border-t py-2">
                <Post mention={mention} />
                <Button aria-label={`Show the post by ${mention.authorName}`} onPress={() => show(mention)}>
                  Show
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
      {trouble && <p className="text-rubric">{trouble}</p>}
      <PostField entry={entry} onFound={show} />
    </section>
  )

  function show(mention: DraftMention) {
    if (shownIds.has(mention.id)) return
    const operation = { ...NEW, type: 'show mention' as const, entry: id, shown: newId(), mention: mention.id }
    store.act('the post', [{ ...change(operation), mention }])
  }
}

function ShownPosts({ entry: { id: entry, mentions } }: { entry: DraftEntry }) {
  const { store, say } = useDesk()
  const act = (label: string, operation: Operation) => store.act(label, [change(operation)])
  const move = (shown: string, after: Place) => {
    if (after === shown || after === predecessor(mentions, shown)) return
    act('the order of posts', { ...NEW, type: 'move mention', entry, shown, after })
    say('Moved.')
  }
  const { dragAndDropHooks } = useDragAndDrop<Shown>({
    getItems: (keys) => [...keys].map((key) => ({ 'hot-papers-post': String(key) })),
    getAllowedDropOperations: () => ['move'],
    onReorder: ({ keys, target: { key, dropPosition } }) => {
      const after = dropPosition === 'after' ? String(key) : predecessor(mentions, String(key))
      for (const shown of keys) move(String(shown), after)
    },
    renderDropIndicator: (target) => <DropIndicator target={target} className="drop-line" />,
  })
  return (
    <div
      onPointerDownCapture={(event) => dragByFinger(event, move)}
      onKeyDownCapture={(event) => {
        const shown = (event.target as Element).closest('[data-key]')?.getAttribute('data-key')
        if (!shown || !event.altKey || !['ArrowUp', 'ArrowDown'].includes(event.key)) return
        event.preventDefault()
        event.stopPropagation()
        const change_ = nudge(mentions, entry, shown, event.key === 'ArrowUp' ? -1 : 1)
        if (change_) store.act('the order of posts', [change_])
        say(change_ ? 'Moved.' : 'It cannot go further.')
      }}
    >
      <GridList
        aria-label="Posts shown"
        items={mentions}
        dragAndDropHooks={dragAndDropHooks}
        keyboardNavigationBehavior="tab"
        className="post-rows"
      >
        {({ id, mention }) => (
          <GridListItem textValue={`Post by ${mention.authorName}`} className="post-row">
            <Grip label={`Drag the post by ${mention.authorName}`} />
            <Post mention={mention} />
            <Button
              look="quiet"
              aria-label={`Hide the post by ${mention.authorName}`}
              onPress={() => act('the hidden post', { ...NEW, type: 'hide mention', entry, shown: id })}
            >
              Hide
            </Button>
          </GridListItem>
        )}
      </GridList>
    </div>
  )
}

function nudge(mentions: Shown[], entry: string, shown: string, by: -1 | 1): Change | null {
  const index = mentions.findIndex(({ id }) => id === shown)
  const after = by < 0 ? mentions[index - 2] : mentions[index + 1]
  if (by < 0 ? index < 1 : !after) return null
  return change({ ...NEW, type: 'move mention', entry, shown, after: after?.id ?? null })
}

function Post({ mention }: { mention: DraftMention }) {
  const { authorName, authorHandle, body, dir, isByAuthor, isDeleted, isSuppressed, lang, postedOn, source, url } =
    mention
  return (
    <div className="min-w-0 flex-1">
      <p className="text-small text-muted">
        <b className="text-ink">
          <bdi>{authorName}</bdi>
        </b>{' '}
        <bdi>{`@${authorHandle}`}</bdi>
        {isByAuthor && ' · an author of the paper'}
        {' · '}
        <a href={url} target="_blank" rel="noreferrer nofollow">
          {`${sourceName(source)}, ${formatDay(new Date(postedOn), 'medium')}`}
        </a>
      </p>
      <p className="line-clamp-3" dir={dir} lang={lang}>
        {body.map((span) => (span.type === 'break' ? ' ' : span.text)).join('')}
      </p>
      {isDeleted && (
        <p className="text-small text-rubric">Gone from {sourceName(source)}: readers see that a post stood here.</p>
      )}
      {isSuppressed && <p className="text-small text-rubric">Taken out for good: readers do not see it.</p>}
    </div>
  )
}
