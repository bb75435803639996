'use client'

import { type ReactNode, useId } from 'react'
import { CONTROL, type FieldProps } from './field'

type Props = FieldProps & {
  name?: string
  defaultValue?: string
  value?: string
  onChange?: (value: string) => void
  isDisabled?: boolean
  className?: string
  /** <option> elements. */
  children: ReactNode
}

/** The browser's own select: it works without scripts, and a phone has a better one than we could make. */
export function Select({
  label,
  description,
  errors,
  onChange,
  isDisabled,
  className = '',
  children,
  ...props
}: Props) {
  const id = useId()
  const isWrong = Boolean(errors?.length)
  return (
    <div className={`flex flex-col gap-1 ${className}`}>
      <label className="font-semibold" htmlFor={id}>
        {label}
      </label>
      <select
        {...props}
        id={id}
        className={CONTROL}
        disabled={isDisabled}
        aria-invalid={isWrong || undefined}
        aria-describedby={description || isWrong ? `${id}-words` : undefined}
        onChange={onChange && ((event) => onChange(event.target.value))}
      >
        {children}
      </select>
      {(description || isWrong) && (
        <p id={`${id}-words`} className={`text-small ${isWrong ? 'text-rubric' : 'text-muted'}`}>
          {isWrong ? `${label} ${errors?.join(', and ')}.` : description}
        </p>
      )}
    </div>
  )
}
