'use client'

import { startTransition, useActionState, useState } from 'react'
import { Button } from '../../../components/ui/button'
import { Checkbox } from '../../../components/ui/checkbox'
import { FormMessage } from '../../../components/ui/form-message'
import { SubmitButton } from '../../../components/ui/submit-button'
import { TextField } from '../../../components/ui/text-field'
import { bringIn, type ImportState } from './actions'
import { Report } from './report'

export function ImportForm() {
  const [state, action, isPending] = useActionState<ImportState, FormData>(bringIn, {})
  // What was rehearsed, to be imported without being chosen again.
  const [sent, setSent] = useState<FormData>()
  const { errors, given, report, dryRun } = state
  const isNews = report && report.digests.new + report.digests.updated > 0
  return (
    <>
      <form
        action={action}
        onSubmit={(event) => setSent(new FormData(event.currentTarget))}
        className="flex max-w-xl flex-col gap-4"
      >
        <div className="flex flex-col gap-1">
          <label htmlFor="files" className="font-semibold">
            Files
          </label>
          <input
            id="files"
            name="files[]"
            type="file"
            multiple
            accept=".md,.json,.zip"
            aria-invalid={Boolean(errors?.files) || undefined}
            aria-describedby="files-words"
            className="rounded-[3px] border border-rule border-dashed p-4 file:mr-4 file:rounded-[3px] file:border file:border-rule file:px-3 file:py-1 file:font-semibold"
          />
          <p id="files-words" className={`text-small ${errors?.files ? 'text-rubric' : 'text-muted'}`}>
            {errors?.files ? `Files ${errors.files.join(', ')}.` : 'Choose them, or drop them here.'}
          </p>
        </div>
        <Checkbox name="overwrite" defaultChecked={given?.overwrite === 'on'}>
          Replace digests that were changed or withdrawn here; what they were is kept as a revision
        </Checkbox>
        <TextField
          label="Feed address of old posts"
          name="feedIdPrefix"
          defaultValue={given?.feedIdPrefix}
          errors={errors?.feedIdPrefix}
          description="What feeds called a post before its slug, so that subscribers get nothing twice. Nothing for a new start."
        />
        <FormMessage state={state} />
        <div className="flex flex-wrap gap-2">
          <SubmitButton name="intent" value="rehearse">
            See what would happen
          </SubmitButton>
          <noscript>
            <SubmitButton look="plain" name="intent" value="import">
              Import at once
            </SubmitButton>
          </noscript>
        </div>
      </form>
      {report && (
        <section className="flex flex-col gap-4" aria-label="What came of it">
          <Report report={report} isRehearsal={Boolean(dryRun)} />
          {dryRun && isNews && sent && (
            <Button
              look="primary"
              className="self-start"
              isPending={isPending}
              onPress={() => {
                sent.set('intent', 'import')
                startTransition(() => action(sent))
              }}
            >
              {isPending ? 'Importing …' : 'Import it'}
            </Button>
          )}
        </section>
      )}
    </>
  )
}
