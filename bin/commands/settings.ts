import { Command } from 'commander'
import { AppError } from '../../lib/errors'
import { changeSetting } from '../../lib/settings/mutations'
import { findSettings } from '../../lib/settings/queries'
import { type SettingKey, settingKeySchema, settingsSchema } from '../../lib/settings/schema'
import { withDatabase } from '../with-database'

export const settingsCommand = new Command('settings')
  .description('Show the settings of the site, or one of them, or change one.')
  .argument('[key]', 'which setting')
  .argument('[value]', 'what it becomes; "" for nothing')
  .option('--reset', 'give it its default again')
  .action((key: string | undefined, value: string | undefined, { reset }: { reset?: boolean }) =>
    withDatabase(async () => {
      if (key === undefined) return list()
      const known = settingKeySchema.safeParse(key)
      if (!known.success)
        throw new AppError('invalid', `There is no setting ${key}; there are ${settingKeySchema.options.join(', ')}.`)
      if (reset || value !== undefined) await changeSetting(known.data, reset ? undefined : value)
      console.log((await findSettings())[known.data])
    }),
  )

async function list() {
  const settings = await findSettings()
  for (const key of Object.keys(settings) as SettingKey[])
    console.log(`${key} = ${JSON.stringify(settings[key])}\n  ${settingsSchema.shape[key].description}`)
}
