import { Command } from 'commander'
import { backUp } from '../../lib/backup/back-up'
import { withDatabase } from '../with-database'

export const backupCommand = new Command('backup')
  .description('Write the whole site into one file. It holds secrets: keep it as you keep passwords.')
  .argument('<file>')
  .action(async (file: string) => {
    const { tables, rows } = await withDatabase(() => backUp(file))
    console.log(`${rows} rows of ${tables} tables are in ${file}.`)
  })
