import { Command } from 'commander'
import { restoreBackup } from '../../lib/backup/restore'
import { migrateDatabase } from '../../lib/postgres/migrations'
import { withDatabase } from '../with-database'

export const restoreCommand = new Command('restore')
  .description(
    'Put the site of a backup in the place of this one, also while it runs. What is wrong with the file changes nothing.',
  )
  .argument('<file>')
  .option('--force', 'replace a site that is not empty')
  .action(async (file: string, { force }: { force?: boolean }) => {
    const { tables, rows } = await withDatabase(async () => {
      const restored = await restoreBackup(file, { force })
      await migrateDatabase()
      return restored
    })
    console.log(`${rows} rows of ${tables} tables are back from ${file}. Everybody signs in again.`)
  })
