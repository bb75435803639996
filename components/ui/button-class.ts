const LOOKS = {
  /** The one thing a screen is for. */
  primary: 'border-ink bg-ink text-paper data-hovered:border-rubric data-hovered:bg-rubric',
  plain: 'border-rule bg-paper text-ink data-hovered:border-ink',
  quiet: 'border-transparent text-ink data-hovered:bg-raised',
  danger: 'border-rubric bg-paper text-rubric data-hovered:bg-rubric data-hovered:text-paper',
}

export type ButtonLook = keyof typeof LOOKS

/** The look of a button, also for a link that does what buttons do; pages of the server use it too. */
export function buttonClass(look: ButtonLook = 'plain') {
  return `inline-flex min-h-8 cursor-pointer items-center justify-center gap-2 rounded-[3px] border px-3 py-1 font-semibold no-underline outline-offset-2 data-disabled:cursor-default data-disabled:opacity-50 data-pending:opacity-60 ${LOOKS[look]}`
}
