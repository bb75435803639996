'use client'

import { useState } from 'react'
import { Button } from '../../../components/ui/button'
import { Checkbox } from '../../../components/ui/checkbox'
import { TextField } from '../../../components/ui/text-field'
import type { Outcome } from '../../../lib/archive/outcome'
import type { Progress } from '../../../lib/archive/upload'
import { formatNumber } from '../../../lib/format-count'
import { Report } from './report'
import { sendFiles } from './send-files'

export type Came = { dryRun: boolean; outcome: Outcome }

/** Sends files; `came` is what came of those that were sent without scripts. */
export function ImportForm({ came: first }: { came: Came | null }) {
  const [came, setCame] = useState(first)
  const [progress, setProgress] = useState<Progress>()
  const [isSending, setSending] = useState(false)
  // What was rehearsed, to be imported without being chosen again.
  const [sent, setSent] = useState<FormData>()
  const report = came && 'report' in came.outcome ? came.outcome.report : undefined
  const isNews = report && report.digests.new + report.digests.updated > 0
  return (
    <>
      <form
        action="/dashboard/import/upload"
        method="post"
        encType="multipart/form-data"
        onSubmit={(event) => {
          event.preventDefault()
          const form = new FormData(event.currentTarget)
          form.set('intent', 'rehearse')
          void send(form)
        }}
        className="flex max-w-xl flex-col gap-4"
      >
        <div className="flex flex-col gap-1">
          <label htmlFor="files" className="font-semibold">
            Files
          </label>
          <input
            id="files"
            name="files"
            type="file"
            multiple
            accept=".md,.json,.zip"
            aria-describedby="files-words"
            className="rounded-[3px] border border-rule border-dashed p-4 file:mr-4 file:rounded-[3px] file:border file:border-rule file:px-3 file:py-1 file:font-semibold"
          />
          <p id="files-words" className="text-muted text-small">
            Choose them, or drop them here.
          </p>
        </div>
        <Checkbox name="overwrite">
          Replace digests that were changed or withdrawn here; what they were is kept as a revision
        </Checkbox>
        <TextField
          label="Feed address of old posts"
          name="feedIdPrefix"
          description="What feeds called a post before its slug, so that subscribers get nothing twice. Nothing for a new start."
        />
        <p role="alert" className="text-rubric empty:hidden">
          {came && 'trouble' in came.outcome && came.outcome.trouble}
        </p>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="primary" name="intent" value="rehearse" isPending={isSending}>
            See what would happen
          </Button>
          <noscript>
            <Button type="submit" name="intent" value="import">
              Import at once
            </Button>
          </noscript>
        </div>
      </form>
      <div role="status" className="flex max-w-xl flex-col gap-1 empty:hidden">
        {isSending && (
          <>
            <span>
              {progress ? `${formatNumber(progress.done)} of ${formatNumber(progress.of)} files` : 'Sending the files…'}
            </span>
            <progress aria-label="How far it has come" max={progress?.of} value={progress?.done} className="w-full" />
          </>
        )}
      </div>
      {report && (
        <section className="flex flex-col gap-4" aria-label="What came of it">
          <Report report={report} isRehearsal={came?.dryRun ?? false} />
          {came?.dryRun && isNews && sent && (
            <Button
              look="primary"
              className="self-start"
              isPending={isSending}
              onPress={() => {
                sent.set('intent', 'import')
                void send(sent)
              }}
            >
              Import it
            </Button>
          )}
        </section>
      )}
    </>
  )

  async function send(form: FormData) {
    setSending(true)
    setProgress(undefined)
    setSent(form)
    const outcome = await sendFiles(form, setProgress)
    setCame({ dryRun: form.get('intent') === 'rehearse', outcome })
    setSending(false)
  }
}
