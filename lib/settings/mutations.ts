import 'server-only'
import { db } from '../db'
import { bumpEdition } from '../edition'
import { AppError } from '../errors'
import { type SettingKey, settingsSchema } from './schema'

/** Sets one setting, and gives back what was stored. */
export async function changeSetting(key: SettingKey, given: unknown) {
  const parsed = settingsSchema.shape[key].safeParse(given)
  if (!parsed.success) throw new AppError('invalid', `${key} ${parsed.error.issues[0]?.message}.`)
  const value = parsed.data
  return db().$transaction(async (tx) => {
    await tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } })
    await bumpEdition(tx)
    return value
  })
}

/** Gives a setting its default again. */
export async function resetSetting(key: SettingKey) {
  await db().$transaction(async (tx) => {
    const { count } = await tx.setting.deleteMany({ where: { key } })
    if (count > 0) await bumpEdition(tx)
  })
}
