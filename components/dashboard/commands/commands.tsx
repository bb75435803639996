'use client'

import { useRouter } from 'next/navigation'
import { useSyncExternalStore } from 'react'
import type { Role } from '../../../lib/accounts/rights'
import { Button } from '../../ui/button'
import { PLACES } from '../nav'
import { KeysDialog } from './keys-dialog'
import { type Command, commandState, showCommands } from './page-commands'
import { Palette } from './palette'
import { useKeys } from './use-keys'

/** What can be done on this page and where one can go, by a few letters; and the keys that work here. */
export function Commands({ role }: { role: Role }) {
  const { push } = useRouter()
  const { page, shown } = useSyncExternalStore(commandState.subscribe, commandState.read, commandState.readOnServer)
  useKeys({ 'mod+k': () => showCommands('palette'), '?': () => showCommands('keys') })
  const close = () => showCommands(null)
  return (
    <div className="flex noscript:hidden">
      <Button
        look="quiet"
        className="text-muted! max-sm:hidden"
        onPress={() => showCommands('palette')}
        aria-keyshortcuts="Control+K"
      >
        Go to…
      </Button>
      <Button
        look="quiet"
        className="text-muted!"
        onPress={() => showCommands('keys')}
        aria-label="Keys"
        aria-keyshortcuts="?"
      >
        ?
      </Button>
      {shown === 'keys' && <KeysDialog sections={page.keys} close={close} />}
      {shown === 'palette' && <Palette commands={commands()} find={find} close={close} />}
    </div>
  )

  function commands(): Command[] {
    const places = PLACES.filter((place) => place.for.includes(role)).map(({ href, label }) => ({
      id: href,
      name: `Go to: ${label}`,
      run: () => push(href),
    }))
    const account = { id: 'account', name: 'Go to: Your account', run: () => push('/dashboard/account') }
    const keys = { id: 'keys', name: 'Show the keys', keys: '?', run: () => showCommands('keys') }
    return [...(page.commands?.() ?? []), ...places, account, keys]
  }

  function find(words: string): Command {
    return {
      id: 'find',
      name: `Find digests by “${words}”`,
      run: () => push(`/dashboard?q=${encodeURIComponent(words)}`),
    }
  }
}
