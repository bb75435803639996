'use client'

import { useEffect, useRef } from 'react'

export type Command = { id: string; name: string; keys?: string; run: () => void }
export type KeySection = [title: string, keys: [keys: string, does: string][]]

/** What a page adds to what the whole dashboard has. */
type PageCommands = { keys: KeySection[]; commands?: () => Command[] }
type State = { page: PageCommands; shown: 'keys' | 'palette' | null }

const NOTHING: State = { page: { keys: [] }, shown: null }
let state = NOTHING
const listeners = new Set<() => void>()

function change(next: Partial<State>) {
  state = { ...state, ...next }
  for (const listener of listeners) listener()
}

export const commandState = {
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
  read: () => state,
  readOnServer: () => NOTHING,
}

/** Shows the keys or what can be done, from anywhere. */
export const showCommands = (shown: State['shown']) => change({ shown })

/** Has the keys and commands of a page among those of the dashboard for as long as it is there. */
export function usePageCommands({ keys, commands }: PageCommands) {
  const latest = useRef(commands)
  useEffect(() => {
    latest.current = commands
  })
  useEffect(() => {
    change({ page: { keys, commands: () => latest.current?.() ?? [] } })
    return () => change(NOTHING)
  }, [keys])
}
