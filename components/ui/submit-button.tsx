'use client'

import type { ButtonProps } from 'react-aria-components'
import { useFormStatus } from 'react-dom'
import { Button } from './button'
import type { ButtonLook } from './button-class'

/** Sends the form it stands in, once: while that is under way it waits. */
export function SubmitButton({ look = 'primary', ...props }: ButtonProps & { look?: ButtonLook; className?: string }) {
  const { pending } = useFormStatus()
  return <Button {...props} type="submit" look={look} isPending={pending} />
}
