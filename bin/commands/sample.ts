import { Command } from 'commander'
import { db } from '../../lib/db'
import { bumpEdition } from '../../lib/edition'
import { removeSample } from '../../lib/sample/mutations'
import { withDatabase } from '../with-database'

export const sampleCommand = new Command('sample').description('The demonstration that a new site begins with.')

sampleCommand
  .command('remove')
  .description('Take the demonstration out.')
  .action(() =>
    withDatabase(async () => {
      const { removed } = await db().$transaction(async (tx) => {
        const result = await removeSample(tx)
        if (result.removed > 0) await bumpEdition(tx)
        return result
      })
      console.log(removed > 0 ? 'The demonstration is gone.' : 'There is no demonstration here.')
    }),
  )
