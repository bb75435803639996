'use client'

import { useState } from 'react'
import { Button } from '../../ui/button'
import { buttonClass } from '../../ui/button-class'
import { ConfirmDialog } from '../../ui/dialog'
import { Menu, MenuItem, MenuTrigger } from '../../ui/menu'
import { announce } from '../../ui/toast'
import { showCommands } from '../commands/page-commands'
import { askSite, whyNot } from './ask-site'
import { useDesk, useLook } from './draft-context'
import { People } from './people'
import { SaveState } from './save-state'
import { StandingLine } from './standing-line'

/** Stands above all of a draft: what it is, whether it is saved, who is here, what can be done with the whole of it. */
export function EditorBar({ open }: { open: (what: 'publish' | 'links') => void }) {
  const { store, me, path } = useDesk()
  const publication = useLook(({ draft }) => draft.standing.publication)
  const canUndo = useLook((snapshot) => snapshot.canUndo)
  const canRedo = useLook((snapshot) => snapshot.canRedo)
  const [isWithdrawing, setWithdrawing] = useState(false)
  return (
    <div className="editor-bar">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <a href="/dashboard">Digests</a>
        <Standing />
        <span role="status">
          <SaveState />
        </span>
      </p>
      <People />
      <div className="ml-auto flex items-center gap-1">
        <Button look="quiet" isDisabled={!canUndo} onPress={store.undo} aria-label="Undo" aria-keyshortcuts="Control+Z">
          ↶
        </Button>
        <Button
          look="quiet"
          isDisabled={!canRedo}
          onPress={store.redo}
          aria-label="Do again"
          aria-keyshortcuts="Control+Shift+Z"
        >
          ↷
        </Button>
        <MenuTrigger>
          <Button look="quiet" aria-label="More">
            ⋯
          </Button>
          <Menu>
            <MenuItem onAction={() => showCommands('palette')}>Search…</MenuItem>
            <MenuItem href={`${path}/history`}>History</MenuItem>
            <MenuItem onAction={() => open('links')}>Preview links…</MenuItem>
            {publication && (
              <MenuItem href={`/posts/${publication.slug}`} target="_blank">
                See it as readers do
              </MenuItem>
            )}
            {publication && me.role !== 'contributor' && (
              <MenuItem onAction={() => setWithdrawing(true)}>Take it from the readers…</MenuItem>
            )}
          </Menu>
        </MenuTrigger>
        <a className={buttonClass('plain')} href={`${path}/preview`} target="_blank" rel="noreferrer">
          Preview
        </a>
        <Button look="primary" onPress={() => open('publish')} aria-keyshortcuts="Control+Enter">
          {me.role === 'contributor' ? 'Propose…' : 'Publish…'}
        </Button>
      </div>
      <ConfirmDialog
        title="Take it from the readers?"
        verb="Take it from the readers"
        isOpen={isWithdrawing}
        onOpenChange={setWithdrawing}
        onConfirm={withdraw}
      >
        Its address will say that it is gone, and feeds drop it. The draft stays as it is.
      </ConfirmDialog>
    </div>
  )

  async function withdraw() {
    const asked = await askSite(`${path}/publication`, undefined, { method: 'DELETE' })
    announce(asked !== 'unreachable' && 'answer' in asked ? 'Readers do not have it any more.' : whyNot(asked))
    await store.refresh()
  }
}

function Standing() {
  return <StandingLine standing={useLook(({ draft }) => draft.standing)} />
}
