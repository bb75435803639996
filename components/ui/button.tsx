'use client'

import { Button as AriaButton, type ButtonProps } from 'react-aria-components'
import { type ButtonLook, buttonClass } from './button-class'

/** A real button: in a form it submits without scripts too, given `type="submit"`. */
export function Button({
  look = 'plain',
  className = '',
  ...props
}: ButtonProps & { look?: ButtonLook; className?: string }) {
  return <AriaButton {...props} className={`${buttonClass(look)} ${className}`} />
}
