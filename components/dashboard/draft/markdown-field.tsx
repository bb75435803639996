'use client'

import { lazy, Suspense, useId, useState } from 'react'
import { ToggleButton } from 'react-aria-components'
import { formatNumber } from '../../../lib/format-count'
import { TextArea } from '../../ui/text-field'
import { HeldNotice } from './held-notice'
import { PictureField } from './picture-field'
import { useWrittenField } from './written-field'

// The renderer is larger than the editor: it comes when somebody asks for it.
const Markdown = lazy(async () => ({ default: (await import('../../site/markdown')).Markdown }))

type Props = {
  label: string
  entry: string | null
  field: 'intro' | 'note'
  value: string | null
  longest: number
  rows?: number
  placeholder?: string
}

/** A text of the editor's: Markdown with maths, and how readers will see it. */
export function MarkdownField({ label, entry, field, value, longest, rows, placeholder }: Props) {
  const [isShown, setShown] = useState(false)
  const { held, errors, ...written } = useWrittenField(entry, field, value)
  const previewId = useId()
  const { length } = written.value
  const hint = `${length > longest * 0.9 ? `${formatNumber(length)} of ${formatNumber(longest)} characters. ` : ''}Markdown, with formulas between dollars.`
  const area = (
    <div className="relative">
      <TextArea label={label} errors={errors} rows={rows} placeholder={placeholder} data-field={field} {...written} />
      <ToggleButton
        isSelected={isShown}
        onChange={setShown}
        aria-controls={isShown ? previewId : undefined}
        className="absolute top-0 right-0 cursor-pointer text-small text-muted underline decoration-dotted underline-offset-3 data-selected:text-rubric"
      >
        Preview
      </ToggleButton>
    </div>
  )
  return (
    <div>
      {field === 'intro' ? (
        <PictureField hint={hint}>{area}</PictureField>
      ) : (
        <>
          {area}
          <p className="mt-1 text-small text-muted">{hint}</p>
        </>
      )}
      {held && !errors && <HeldNotice held={held} />}
      {isShown && (
        <section
          id={previewId}
          aria-label={`Preview of ${label.toLowerCase()}`}
          className="mt-2 border-rubric border-l-2 pl-3"
        >
          <Suspense fallback={<p className="text-muted">…</p>}>
            {written.value ? (
              <Markdown text={written.value} above="/dashboard" />
            ) : (
              <p className="text-muted">Nothing is written yet.</p>
            )}
          </Suspense>
        </section>
      )}
    </div>
  )
}
