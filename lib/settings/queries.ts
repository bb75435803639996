import 'server-only'
import { cache } from 'react'
import { db } from '../db'
import { log } from '../log'
import { type Settings, settingsSchema } from './schema'

/** Every setting as it stands. Asked twice in a request it is read once. */
export const findSettings = cache(async (): Promise<Settings> => {
  const rows = await db().setting.findMany({ select: { key: true, value: true } })
  return readSettings(new Map(rows.map(({ key, value }) => [key, value])))
})

/** A stored value that no longer fits costs that setting, which has its default then, and no other. */
function readSettings(stored: Map<string, unknown>): Settings {
  const fitting = Object.entries(settingsSchema.shape).map(([key, schema]) => {
    const parsed = schema.safeParse(stored.get(key))
    if (!parsed.success) log().error({ setting: key, reason: parsed.error.message }, 'a stored setting does not fit')
    return [key, parsed.data]
  })
  return settingsSchema.parse(Object.fromEntries(fitting))
}
