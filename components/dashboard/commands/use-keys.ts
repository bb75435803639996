'use client'

import { useEffect, useRef } from 'react'

/**
 * What keys do on a page, by their names: `j`, `?`, `escape`, `alt+n`, and with Control or ⌘ `mod+k`, `mod+shift+z`. In a
 * dialog or a menu none does; in a text those with Control or ⌘ do, but undo and redo are the text's own.
 */
export function useKeys(keys: Record<string, () => unknown>) {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const name = nameOf(event)
      const act = latest.current[name]
      const target = event.target as HTMLElement
      if (!act || target.closest('[role=dialog], [role=alertdialog], [role=menu], [role=listbox]')) return
      if (target.matches('input:not([type=checkbox]), textarea, select, [contenteditable]')) {
        // From then on letters are keys again.
        if (name === 'escape') target.blur()
        if (!name.startsWith('mod+') || UNDOING.includes(name)) return
      }
      event.preventDefault()
      event.stopPropagation()
      act()
    }
    // Before a list takes Control+Enter for Enter.
    document.addEventListener('keydown', onKeyDown, true)
    return () => document.removeEventListener('keydown', onKeyDown, true)
  }, [])
}

const UNDOING = ['mod+z', 'mod+shift+z', 'mod+y']

function nameOf({ key, code, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent) {
  // On a Mac Alt makes another letter of each.
  if (altKey) return ctrlKey || metaKey ? '' : `alt+${code.replace(/^Key/, '').toLowerCase()}`
  const letter = key.toLowerCase()
  return ctrlKey || metaKey ? `mod+${shiftKey ? 'shift+' : ''}${letter}` : letter
}
