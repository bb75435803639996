'use client'

import { useEffect, useRef } from 'react'

/** Keys of a page, where nobody is writing and no dialog stands before it. */
export function useKeys(keys: Record<string, () => unknown>) {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (document.querySelector('[role=dialog]')) return
      if (target.closest('input:not([type=checkbox]), textarea, select, [contenteditable]')) {
        if (event.key === 'Escape') target.blur()
        return
      }
      const act = latest.current[event.key.toLowerCase()]
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}
