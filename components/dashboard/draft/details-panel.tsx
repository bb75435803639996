'use client'

import { TextArea, TextField } from '../../ui/text-field'
import type { Draft } from './draft'
import { HeldNotice } from './held-notice'
import { useWrittenField } from './written-field'

/** What a digest is beside its papers. */
export function DetailsPanel({ digest }: { digest: Draft['digest'] }) {
  return (
    <div className="flex flex-col gap-4">
      <h2>Details</h2>
      <Written label="Day" field="day" value={digest.day} type="date" />
      <Written
        label="Address"
        field="slug"
        value={digest.slug}
        description={`Readers find it at /posts/${digest.slug}. A former address leads to the new one.`}
      />
      <Written label="Tags" field="tags" value={digest.tags} description="Separated by commas." />
      <Written label="Section" field="section" value={digest.section} />
      <Written
        label="Description"
        field="description"
        value={digest.description}
        isLong
        description="For search engines and previews of links."
      />
      <Written label="Picture for previews of links" field="socialImage" value={digest.socialImage} />
    </div>
  )
}

type Props = {
  label: string
  field: string
  value: string | string[] | null
  description?: string
  type?: 'date'
  isLong?: boolean
}

function Written({ label, field, value, isLong, ...props }: Props) {
  const { held, errors, ...written } = useWrittenField(null, field, value)
  const Field = isLong ? TextArea : TextField
  return (
    <div>
      <Field label={label} errors={errors} data-field={field} {...props} {...written} />
      {held && !errors && <HeldNotice held={held} />}
    </div>
  )
}
