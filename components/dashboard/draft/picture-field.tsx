'use client'

import { type ClipboardEvent, type DragEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { Button, FileTrigger } from 'react-aria-components'
import { IMAGE_TYPES } from '../../../lib/images/limits'
import { PictureDialog } from './picture-dialog'

/** Around a text that takes pictures: chosen by a button below it, dropped on it or pasted into it. */
export function PictureField({ children, hint }: { children: ReactNode; hint: ReactNode }) {
  const [file, setFile] = useState<File>()
  /** What is to be written once the dialog has let go of the focus. */
  const [added, setAdded] = useState<string>()
  const root = useRef<HTMLDivElement>(null)
  /** Where the caret was when the focus left the text; before that, its end. */
  const caret = useRef(Number.MAX_SAFE_INTEGER)
  useEffect(() => {
    const area = root.current?.querySelector('textarea')
    if (!added || file || !area) return
    setAdded(undefined)
    // Apart from React's own work, or it would first put back what stood there.
    setTimeout(() => insert(area, caret.current, added))
  }, [added, file])
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: whoever drops or pastes nothing has the button. */}
      <div
        ref={root}
        onBlur={({ target }) => {
          if (target instanceof HTMLTextAreaElement) caret.current = target.selectionEnd
        }}
        onDragOver={(event) => event.dataTransfer.types.includes('Files') && event.preventDefault()}
        onDrop={(event) => take(event, event.dataTransfer)}
        // Office programs put a picture of the words beside the words.
        onPaste={(event) => !event.clipboardData.types.includes('text/plain') && take(event, event.clipboardData)}
      >
        {children}
        <div className="mt-1 flex flex-wrap items-baseline gap-x-4 text-small text-muted">
          <p className="grow">{hint}</p>
          <FileTrigger acceptedFileTypes={IMAGE_TYPES} onSelect={(files) => setFile(files?.[0])}>
            <Button className="min-h-6 cursor-pointer underline decoration-dotted underline-offset-3">
              Add a picture…
            </Button>
          </FileTrigger>
        </div>
      </div>
      {file && <PictureDialog file={file} close={() => setFile(undefined)} onAdded={setAdded} />}
    </>
  )

  function take(event: ClipboardEvent | DragEvent, { files }: DataTransfer) {
    if (!files[0]) return
    event.preventDefault()
    setFile(files[0])
  }
}

/** Writes a paragraph of its own at the caret. */
function insert(area: HTMLTextAreaElement, caret: number, markdown: string) {
  const before = area.value.slice(0, caret)
  const after = area.value.slice(caret)
  const block = `${gap(before, /\n*$/)}${markdown}${gap(after, /^\n*/)}`
  area.focus()
  area.setSelectionRange(before.length, before.length)
  // The only way to write that leaves the browser its own undo.
  if (document.execCommand('insertText', false, block)) return
  area.setRangeText(block, before.length, before.length, 'end')
  area.dispatchEvent(new Event('input', { bubbles: true }))
}

/** What is missing to an empty line between a paragraph and what stands beside it. */
const gap = (beside: string, breaks: RegExp) =>
  beside.trim() && '\n'.repeat(Math.max(0, 2 - (breaks.exec(beside)?.[0].length ?? 0)))
