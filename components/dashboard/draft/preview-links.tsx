'use client'

import { useEffect, useState } from 'react'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { TextField } from '../../ui/text-field'
import { Ago } from '../ago'
import { askSite, whyNot } from './ask-site'
import { useDesk } from './draft-context'

type Link = { id: string; createdAt: string; account: { name: string } | null }

/** Secret links that show the draft to whoever has one, until it is revoked. */
export function PreviewLinks({ close }: { close: () => void }) {
  const { path } = useDesk()
  const [links, setLinks] = useState<Link[]>([])
  const [made, setMade] = useState<string>()
  const [trouble, setTrouble] = useState<string>()
  const [asked, setAsked] = useState(0)
  useEffect(() => {
    // Again after each change.
    void asked
    askSite<{ links: Link[] }>(`${path}/preview-links`).then((answer) =>
      answer !== 'unreachable' && 'answer' in answer ? setLinks(answer.answer.links) : setTrouble(whyNot(answer)),
    )
  }, [path, asked])
  return (
    <Dialog title="Preview links" isOpen onOpenChange={close}>
      <p>Whoever has such a link sees the draft as readers will, without an account, until you revoke it.</p>
      {made && (
        <TextField
          label="New link"
          value={made}
          isReadOnly
          autoFocus
          description="Copy it now: it is told this once."
          onFocus={({ target }) => (target as HTMLInputElement).select()}
        />
      )}
      <ul>
        {links.map(({ id, createdAt, account }) => (
          <li key={id} className="flex items-center gap-3 border-rule border-t py-1">
            <span className="grow text-muted">
              Made <Ago at={createdAt} />
              {account && ` by ${account.name}`}
            </span>
            <Button onPress={() => ask('DELETE', { id })}>Revoke</Button>
          </li>
        ))}
      </ul>
      <p role="alert" className="text-rubric empty:hidden">
        {trouble}
      </p>
      <div className="flex justify-end gap-2">
        <Button look="quiet" onPress={close}>
          Done
        </Button>
        <Button look="primary" onPress={() => ask('POST', {})}>
          Make a link
        </Button>
      </div>
    </Dialog>
  )

  async function ask(method: 'POST' | 'DELETE', body: object) {
    const answer = await askSite<{ url?: string }>(`${path}/preview-links`, body, { method })
    if (answer === 'unreachable' || !('answer' in answer)) return setTrouble(whyNot(answer))
    if (answer.answer.url) setMade(answer.answer.url)
    setAsked(asked + 1)
  }
}
