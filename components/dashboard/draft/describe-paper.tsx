'use client'

import { useState } from 'react'
import type { FoundPaper } from '../../../lib/desk/schema'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { TextArea, TextField } from '../../ui/text-field'
import { askSite, whyNot } from './ask-site'
import { useDesk } from './draft-context'

type Props = { arxivId: string; close: () => void; onDone: (paper: FoundPaper) => void }

/** Takes a paper's facts by hand, where nothing else knows it. */
export function DescribePaper({ arxivId, close, onDone }: Props) {
  const { path } = useDesk()
  const [trouble, setTrouble] = useState<string>()
  const split = (text: FormDataEntryValue | null) =>
    String(text ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean)
  return (
    <Dialog title="Describe a paper" isOpen onOpenChange={close}>
      <form
        className="flex flex-col gap-4"
        onSubmit={async (event) => {
          event.preventDefault()
          const form = new FormData(event.currentTarget)
          const asked = await askSite<FoundPaper>(`${path}/papers`, {
            arxivId: form.get('arxivId'),
            title: form.get('title'),
            authors: split(form.get('authors')),
            categories: split(form.get('categories')),
            abstract: form.get('abstract'),
          })
          if (asked === 'unreachable' || !('answer' in asked)) return setTrouble(whyNot(asked))
          close()
          onDone({ ...asked.answer, score: null })
        }}
      >
        <TextField label="arXiv id" name="arxivId" defaultValue={arxivId} isRequired autoFocus />
        <TextField label="Title" name="title" isRequired />
        <TextField label="Authors" name="authors" description="Separated by commas." isRequired />
        <TextField label="Categories" name="categories" placeholder="cs.LG, stat.ML" />
        <TextArea label="Abstract" name="abstract" rows={4} />
        <p role="alert" className="text-rubric empty:hidden">
          {trouble}
        </p>
        <div className="flex justify-end gap-2">
          <Button look="quiet" onPress={close}>
            Cancel
          </Button>
          <Button look="primary" type="submit">
            Add
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
