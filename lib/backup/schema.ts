import { z } from 'zod'

export const FORMAT = 'hot-papers-backup'
export const VERSION = 1

/** What a backup begins with. */
export const headSchema = z.object({
  format: z.literal(FORMAT),
  version: z.int(),
  madeAt: z.iso.datetime(),
  /** The migrations that made its tables, in order: names of folders, and of none elsewhere. */
  migrations: z.array(z.object({ name: z.string().regex(/^\w+$/), checksum: z.string() })),
  /** In the order in which they can be filled: a table comes after those it refers to. */
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
})
export type Head = z.infer<typeof headSchema>
export type Table = Head['tables'][number]

/** What a backup ends with: what each table's rows came to. */
export const tailSchema = z.array(z.object({ name: z.string(), rows: z.int(), sha256: z.string() }))
export type Sum = z.infer<typeof tailSchema>[number]
