'use client'

import type { ComponentProps, ReactNode } from 'react'

type Props = Omit<ComponentProps<'input'>, 'type' | 'children' | 'onChange'> & {
  children: ReactNode
  onChange?: (isChecked: boolean) => void
}

/** The browser's own checkbox beside its words. */
export function Checkbox({ children, className = '', onChange, ...props }: Props) {
  return (
    <label className={`flex cursor-pointer items-baseline gap-2 ${className}`}>
      <input
        {...props}
        type="checkbox"
        className="relative top-0.5 size-4 flex-none"
        onChange={onChange && ((event) => onChange(event.target.checked))}
      />
      <span>{children}</span>
    </label>
  )
}
