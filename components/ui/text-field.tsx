'use client'

import { TextArea as AriaTextArea, TextField as AriaTextField, Input, type TextFieldProps } from 'react-aria-components'
import { CONTROL, FieldLabel, type FieldProps, FieldWords } from './field'

type Props = Omit<TextFieldProps, 'className' | 'children'> & FieldProps & { placeholder?: string; className?: string }

/** A line of text with its label, what helps to fill it in, and what is wrong with it. */
export function TextField({ label, description, errors, placeholder, className = '', ...props }: Props) {
  return (
    <AriaTextField
      {...props}
      isInvalid={isWrong(errors)}
      validationBehavior="aria"
      className={`${COLUMN} ${className}`}
    >
      <FieldLabel label={label} />
      <Input className={CONTROL} placeholder={placeholder} />
      <FieldWords label={label} description={description} errors={errors} />
    </AriaTextField>
  )
}

/** Text of several lines; grows with what is written where the browser can. */
export function TextArea({
  label,
  description,
  errors,
  placeholder,
  className = '',
  rows,
  ...props
}: Props & { rows?: number }) {
  return (
    <AriaTextField
      {...props}
      isInvalid={isWrong(errors)}
      validationBehavior="aria"
      className={`${COLUMN} ${className}`}
    >
      <FieldLabel label={label} />
      <AriaTextArea className={`${CONTROL} field-sizing-content`} placeholder={placeholder} rows={rows ?? 4} />
      <FieldWords label={label} description={description} errors={errors} />
    </AriaTextField>
  )
}

const COLUMN = 'flex flex-col gap-1'
const isWrong = (errors: string[] | undefined) => Boolean(errors?.length)
