import { FieldError, Label, Text } from 'react-aria-components'

export interface FieldProps {
  label: string
  description?: string
  /** What the action found wrong, each the end of a sentence that begins with the label. */
  errors?: string[]
}

export const CONTROL =
  'w-full rounded-[3px] border border-muted/70 bg-paper px-2.5 py-1.5 text-post text-ink outline-offset-0 placeholder:text-muted data-hovered:border-ink data-invalid:border-rubric disabled:opacity-50'

export function FieldLabel({ label }: Pick<FieldProps, 'label'>) {
  return <Label className="font-semibold">{label}</Label>
}

export function FieldWords({ label, description, errors = [] }: FieldProps) {
  return (
    <>
      {description && (
        <Text slot="description" className="text-small text-muted">
          {description}
        </Text>
      )}
      <FieldError className="text-small text-rubric">
        {({ validationErrors }) =>
          errors.length > 0 ? `${label} ${errors.join(', and ')}.` : validationErrors.join(' ')
        }
      </FieldError>
    </>
  )
}
