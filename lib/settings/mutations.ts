import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import type { Admin } from '../accounts/rights'
import { recordDeed } from '../audit/mutations'
import { db } from '../db'
import { bumpEdition } from '../edition'
import { AppError } from '../errors'
import { wakeWorker } from '../worker/wake'
import { findSettings } from './queries'
import { type SettingKey, type Settings, settingsSchema } from './schema'

/** Sets one setting for whoever has the machine, to its default where nothing is given. */
export async function changeSetting(key: SettingKey, given: unknown) {
  const parsed = settingsSchema.shape[key].safeParse(given)
  if (!parsed.success) throw new AppError('invalid', `${key} ${parsed.error.issues[0]?.message}.`)
  await save(null, { [key]: parsed.data })
}

/** Sets what has passed the schema; what stays as it was is not touched. Tells whether anything changed. */
export async function changeSettings(admin: Admin, given: Partial<Settings>): Promise<boolean> {
  const settings = await findSettings()
  const changed = Object.entries(given).filter(([key, value]) => !isDeepStrictEqual(settings[key as SettingKey], value))
  if (changed.length > 0) await save(admin, Object.fromEntries(changed))
  return changed.length > 0
}

/** A setting's row stays when it has its default again, since it tells feeds when it changed. */
async function save(by: Admin | null, values: Partial<Settings>) {
  const before = await findSettings()
  await db().$transaction(async (tx) => {
    for (const [key, value] of Object.entries(values)) {
      await tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } })
      await recordDeed(tx, by, 'change setting', { subject: key, before: before[key as SettingKey], after: value })
    }
    // It waits for the midnight of another place.
    if (values.timeZone !== undefined) await wakeWorker(tx, 'midnight', new Date())
    await bumpEdition(tx)
  })
}
