import { z } from 'zod'
import { AppError } from '../../../../lib/errors'

export type Params = { params: Promise<{ id: string }> }

export function digestIdOf({ id }: { id: string }): string {
  const parsed = z.uuid().safeParse(id)
  if (!parsed.success) throw new AppError('missing', 'There is no such digest (any more).')
  return parsed.data
}
