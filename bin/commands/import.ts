import { SingleBar } from 'cli-progress'
import { Command } from 'commander'
import { findFiles } from '../../lib/archive/files'
import { importArchive } from '../../lib/archive/import-archive'
import { AppError } from '../../lib/errors'
import { describeImport } from '../describe-import'
import { withDatabase } from '../with-database'

type Options = { dryRun?: boolean; json?: boolean; overwrite?: boolean; feedIdPrefix?: string }

export const importCommand = new Command('import')
  .description('Read posts of the archive: files, or folders of them.')
  .argument('<path...>')
  .option('--dry-run', 'say what would happen and change nothing')
  .option('--json', 'print the report as JSON')
  .option('--overwrite', 'replace digests that were changed or withdrawn here, keeping them as revisions')
  .option('--feed-id-prefix <url>', 'what feeds called a post before its slug, so that subscribers get nothing twice')
  .action(async (paths: string[], { dryRun = false, json, overwrite = false, feedIdPrefix }: Options) => {
    if (feedIdPrefix && !URL.canParse(feedIdPrefix)) {
      throw new AppError('invalid', '--feed-id-prefix must be an address like https://example.org/posts/.')
    }
    const files = await findFiles(paths)
    if (files.length === 0) {
      throw new AppError('missing', `There is nothing to import in ${paths.join(', ')}: no file with the ending .md.`)
    }
    const bar = new SingleBar({ format: '{bar} {value}/{total} {file}', clearOnComplete: true, stream: process.stderr })
    if (process.stderr.isTTY) bar.start(files.length, 0, { file: '' })
    const report = await withDatabase(() =>
      importArchive(files, { dryRun, overwrite, feedIdPrefix }, ({ file }) => bar.increment({ file })),
    ).finally(() => bar.stop())

    console.log(json ? JSON.stringify(report, null, 2) : describeImport(report, dryRun))
    if (report.files.some(({ outcome }) => outcome === 'rejected')) process.exitCode = 1
  })
