import { z } from 'zod'

/** The number of a list's page as it stands in an address; a list's own address is that of its first page. */
export const pageNumberSchema = z
  .string()
  .regex(/^[1-9]\d{0,5}$/)
  .transform(Number)
  .default(1)
