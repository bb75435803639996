'use client'

import { useEffect, useRef } from 'react'

type Keys = Record<'undo' | 'redo' | 'publish' | 'search' | 'keys' | 'save', () => void>

/** The keys that work wherever the focus is; in a text the browser's own undo goes first, and in a dialog none does. */
export function useKeys(keys: Keys) {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const name = nameOf(event)
      if (!name) return
      const target = event.target as Element
      if (target.closest('[role=dialog], [role=alertdialog], [role=menu]')) return
      const isText = target.matches('input:not([type=checkbox]), textarea')
      if (isText && (name === 'undo' || name === 'redo' || name === 'keys')) return
      event.preventDefault()
      event.stopPropagation()
      latest.current[name]()
    }
    // Before the list takes Control+Enter for Enter.
    document.addEventListener('keydown', onKeyDown, true)
    return () => document.removeEventListener('keydown', onKeyDown, true)
  }, [])
}

function nameOf({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): keyof Keys | undefined {
  if (altKey) return
  if (!ctrlKey && !metaKey) return key === '?' ? 'keys' : undefined
  const letter = key.toLowerCase()
  if (letter === 'z') return shiftKey ? 'redo' : 'undo'
  if (letter === 'y') return 'redo'
  if (letter === 'k') return 'search'
  if (letter === 's') return 'save'
  return key === 'Enter' ? 'publish' : undefined
}
