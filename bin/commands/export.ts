import { Command } from 'commander'
import { exportArchive } from '../../lib/archive/export-archive'
import { withDatabase } from '../with-database'

export const exportCommand = new Command('export')
  .description('Write every published digest into a folder, in the format of the archive.')
  .argument('<folder>')
  .action(async (folder: string) => {
    const { digests, asides, omitted } = await withDatabase(() => exportArchive(folder))
    for (const { file, arxivId, url, reason } of omitted)
      console.log(`${file}: left out ${url} of ${arxivId}, ${reason}`)
    console.log(`${digests} digests written to ${folder}, ${asides} of them with a JSON file beside them.`)
  })
