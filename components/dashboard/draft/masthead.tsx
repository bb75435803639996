'use client'

import { memo } from 'react'
import { formatDay } from '../../../lib/format-day'
import { Button } from '../../ui/button'
import type { Draft } from './draft'
import { HeldNotice } from './held-notice'
import { MarkdownField } from './markdown-field'
import { useWrittenField } from './written-field'

/** What stands above the papers: day, title, introduction. */
export const Masthead = memo(({ digest, showDetails }: { digest: Draft['digest']; showDetails: () => void }) => {
  const { held, errors, value, onChange, onBlur } = useWrittenField(null, 'title', digest.title)
  const { day, slug } = digest
  return (
    <header className="mb-6 flex flex-col gap-3">
      {/* Its words are those of the field below; who goes from heading to heading finds it all the same. */}
      <h1 className="sr-only">{digest.title}</h1>
      <p className="flex flex-wrap items-baseline gap-x-3 text-muted">
        <time dateTime={day}>{formatDay(new Date(day), 'full')}</time>
        <span>{`/posts/${slug}`}</span>
        <Button look="quiet" className="details-button -ml-3" onPress={showDetails}>
          Details
        </Button>
      </p>
      <textarea
        aria-label="Title"
        aria-invalid={errors ? true : undefined}
        aria-describedby={errors ? 'title-trouble' : undefined}
        data-field="title"
        rows={1}
        value={value}
        onChange={({ target }) => onChange(target.value.replace(/\s*\n\s*/g, ' '))}
        onBlur={onBlur}
        className="title-field"
      />
      {errors && <p id="title-trouble" className="text-rubric">{`Not saved: the title ${errors}.`}</p>}
      {held && !errors && <HeldNotice held={held} />}
      <MarkdownField
        label="Introduction"
        entry={null}
        field="intro"
        value={digest.intro}
        longest={20_000}
        rows={2}
        placeholder="What stands above the papers, if anything"
      />
    </header>
  )
})
Masthead.displayName = 'Masthead'
