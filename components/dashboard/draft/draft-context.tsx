'use client'

import { createContext, use, useSyncExternalStore } from 'react'
import type { Role } from '../../../lib/accounts/rights'
import type { DraftStore, Snapshot } from './draft-store'

export type Me = { id: string; name: string; role: Role }

type Desk = {
  store: DraftStore
  me: Me
  /** The dashboard's address of this digest, below which its handlers are. */
  path: string
  timeZone: string
  /** Says something to screen readers only. */
  say: (sentence: string) => void
}

export const DeskContext = createContext<Desk | null>(null)

export function useDesk(): Desk {
  const desk = use(DeskContext)
  if (!desk) throw new Error('stands outside of a draft')
  return desk
}

export function useSnapshot(): Snapshot {
  return useLook((snapshot) => snapshot)
}

/** One thing of the snapshot, the same as long as it looks the same: only another one renders anew. */
export function useLook<Look>(choose: (snapshot: Snapshot) => Look): Look {
  const { store } = useDesk()
  const look = () => choose(store.snapshot())
  return useSyncExternalStore(store.subscribe, look, look)
}
