import 'server-only'
import { db } from '../db'
import { bumpEdition } from '../edition'
import { AppError } from '../errors'
import { type SettingKey, settingsSchema } from './schema'

/** Sets one setting, to its default where nothing is given: its row stays, since it tells feeds when it changed. */
export async function changeSetting(key: SettingKey, given: unknown) {
  const parsed = settingsSchema.shape[key].safeParse(given)
  if (!parsed.success) throw new AppError('invalid', `${key} ${parsed.error.issues[0]?.message}.`)
  const value = parsed.data
  await db().$transaction(async (tx) => {
    await tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } })
    await bumpEdition(tx)
  })
}
