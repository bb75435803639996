import { Command } from 'commander'
import { withdrawSample } from '../../lib/sample/mutations'
import { withDatabase } from '../with-database'

export const sampleCommand = new Command('sample').description('The demonstration that a new site begins with.')

sampleCommand
  .command('remove')
  .description('Take the demonstration out.')
  .action(() =>
    withDatabase(async () => {
      const { removed } = await withdrawSample()
      console.log(removed > 0 ? 'The demonstration is gone.' : 'There is no demonstration here.')
    }),
  )
