type Code = 'invalid' | 'conflict' | 'missing' | 'forbidden' | 'unavailable'

/** A failure that people meet and can mend: its message is one sentence for them. Everything else is a bug. */
export class AppError extends Error {
  override name = 'AppError'

  constructor(
    readonly code: Code,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}
