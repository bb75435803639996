'use client'

import { useState } from 'react'
import type { DraftEntry, DraftMention } from '../../../lib/drafts/schema'
import { Button } from '../../ui/button'
import { TextField } from '../../ui/text-field'
import { askSite, whyNot } from './ask-site'
import { useDesk } from './draft-context'

/** Adds a post by its address or by the code to embed it. */
export function PostField({ entry, onFound }: { entry: DraftEntry; onFound: (mention: DraftMention) => void }) {
  const { path, say } = useDesk()
  const [text, setText] = useState('')
  const [trouble, setTrouble] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  return (
    <form
      className="mt-3 flex flex-wrap items-end gap-2"
      onSubmit={async (event) => {
        event.preventDefault()
        if (!text.trim() || isBusy) return
        setBusy(true)
        const asked = await askSite<DraftMention>(`${path}/entries/${entry.id}/mentions`, { text })
        setBusy(false)
        if (asked === 'unreachable' || !('answer' in asked)) return setTrouble(whyNot(asked))
        setTrouble(undefined)
        setText('')
        onFound(asked.answer)
        say(`The post by ${asked.answer.authorName} is shown.`)
      }}
    >
      <TextField
        label="Add a post"
        placeholder="Its address, or the code to embed it"
        className="flex-1"
        value={text}
        onChange={setText}
      />
      <Button type="submit" isPending={isBusy}>
        Add
      </Button>
      <p role="alert" className="w-full text-small text-rubric empty:hidden">
        {trouble}
      </p>
    </form>
  )
}
