'use client'

import { useEffect, useRef, useState } from 'react'
import { IMAGE_TYPES, MOST_BYTES } from '../../../lib/images/limits'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { TextField } from '../../ui/text-field'
import { askSite, whyNot } from './ask-site'
import { useDesk } from './draft-context'

// A large picture over a telephone.
const PATIENCE_MS = 180_000

type Props = {
  file: File
  close: () => void
  /** Takes the Markdown that shows the picture. */
  onAdded: (markdown: string) => void
}

/** Asks what a picture shows and sends it to the site. */
export function PictureDialog({ file, close, onAdded }: Props) {
  const { path } = useDesk()
  const [words, setWords] = useState('')
  const [isMissing, setMissing] = useState(false)
  const [isSending, setSending] = useState(false)
  const unfit = whyUnfit(file)
  const [trouble, setTrouble] = useState(unfit)
  const source = useSource(unfit ? undefined : file)
  const sending = useRef<AbortController>(undefined)
  useEffect(() => () => sending.current?.abort(), [])
  return (
    <Dialog title="Add a picture" isOpen onOpenChange={close}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        {/* biome-ignore lint/performance/noImgElement: a file of this browser, not of the site. */}
        {source && <img src={source} alt="" className="max-h-48 self-start rounded-[3px] border border-rule" />}
        {!unfit && (
          <TextField
            label="What it shows"
            description="For who does not see it, in at most 500 characters."
            errors={isMissing ? ['must be told in a few words'] : undefined}
            value={words}
            onChange={(typed) => {
              setWords(typed)
              setMissing(false)
            }}
            maxLength={500}
            isRequired
            autoFocus
          />
        )}
        <p role="alert" className="text-rubric empty:hidden">
          {trouble}
        </p>
        <p role="status" className="empty:hidden">
          {isSending && (
            <>
              Sending the picture… <progress aria-label="Sending" className="w-full accent-rubric" />
            </>
          )}
        </p>
        <div className="flex justify-end gap-2">
          <Button look="quiet" onPress={close} autoFocus={Boolean(unfit)}>
            {unfit ? 'Close' : 'Cancel'}
          </Button>
          {!unfit && (
            <Button look="primary" type="submit" isPending={isSending}>
              Add it
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  )

  async function send() {
    if (isSending) return
    if (words.trim() === '') return setMissing(true)
    setTrouble(undefined)
    setSending(true)
    const stop = new AbortController()
    sending.current = stop
    const asked = await askSite<{ markdown: string }>(`${path}/images?alt=${encodeURIComponent(words)}`, undefined, {
      method: 'POST',
      body: file,
      signal: AbortSignal.any([stop.signal, AbortSignal.timeout(PATIENCE_MS)]),
    })
    if (stop.signal.aborted) return
    setSending(false)
    if (asked === 'unreachable' || !('answer' in asked)) return setTrouble(whyNot(asked))
    onAdded(asked.answer.markdown)
    close()
  }
}

/** Why the site would not take it, as far as that shows before it is sent. */
function whyUnfit({ name, type, size }: File) {
  const called = name ? `“${name}”` : 'That'
  if (!IMAGE_TYPES.includes(type)) return `${called} is no picture we can read: choose a JPEG, PNG, WebP, GIF or AVIF.`
  const most = MOST_BYTES / 1024 / 1024
  if (size > MOST_BYTES) return `${called} is larger than ${most} MB: make it smaller first.`
}

/** An address that shows a file in this page. */
function useSource(file: File | undefined) {
  const [source, setSource] = useState<string>()
  useEffect(() => {
    if (!file) return
    const url = URL.createObjectURL(file)
    setSource(url)
    return () => URL.revokeObjectURL(url)
  }, [file])
  return source
}
