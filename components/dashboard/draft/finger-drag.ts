import type { PointerEvent as ReactPointerEvent } from 'react'
import type { Place } from './arranging'

const MOVE_ON_MS = 120

/**
 * Carries a row by a finger on its grip: browsers begin their own dragging only after a long press, and then mark words
 * or open a menu as well. For onPointerDownCapture of what stands around the rows; a mouse goes the browser's way.
 */
export function dragByFinger(event: ReactPointerEvent, drop: (key: string, after: Place) => void) {
  const list = event.currentTarget
  const carried = (event.target as Element).closest('.grip')?.closest<HTMLElement>('[data-key]')
  const key = carried?.dataset.key
  if (event.pointerType !== 'touch' || !event.isPrimary || !carried || !key) return
  let y = event.clientY
  let isMoving = false
  carried.dataset.carried = ''
  // A finger that rests at the edge of the window moves on too.
  const timer = setInterval(mark, MOVE_ON_MS)
  const listeners = new AbortController()

  const on = <Name extends keyof DocumentEventMap>(name: Name, hear: (event: DocumentEventMap[Name]) => void) =>
    document.addEventListener(name, hear, { capture: true, signal: listeners.signal })
  on('pointermove', (moved) => {
    if (!moved.isPrimary) return
    y = moved.clientY
    isMoving = true
    mark()
  })
  on('pointerup', ({ isPrimary }) => isPrimary && end(isMoving))
  on('pointercancel', ({ isPrimary }) => isPrimary && end(false))
  for (const ofLongPress of ['dragstart', 'contextmenu'] as const) on(ofLongPress, (begun) => begun.preventDefault())

  function mark() {
    if (!isMoving) return
    const rows = rowsOf(list)
    const next = firstBelow(rows, y)
    for (const row of rows) delete row.dataset.drop
    const target = next ?? rows.at(-1)
    if (!target) return
    target.dataset.drop = next ? 'before' : 'after'
    target.scrollIntoView({ block: 'nearest' })
  }

  function end(isDropped: boolean) {
    listeners.abort()
    clearInterval(timer)
    const rows = rowsOf(list)
    delete carried?.dataset.carried
    for (const row of rows) delete row.dataset.drop
    if (!isDropped || !key) return
    const next = firstBelow(rows, y)
    const before = next ? rows.slice(0, rows.indexOf(next)) : rows
    drop(key, before.findLast((row) => row.dataset.key !== key)?.dataset.key ?? null)
  }
}

const rowsOf = (list: Element) => [...list.querySelectorAll<HTMLElement>('[role=row][data-key]')]

function firstBelow(rows: HTMLElement[], y: number) {
  return rows.find((row) => {
    const { top, height } = row.getBoundingClientRect()
    return y < top + height / 2
  })
}
