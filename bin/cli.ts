import { existsSync } from 'node:fs'
import { Command } from 'commander'
import { AppError } from '../lib/errors'
import { version } from '../package.json'
import { backupCommand } from './commands/backup'
import { collectCommand } from './commands/collect'
import { devCommand } from './commands/dev'
import { exportCommand } from './commands/export'
import { importCommand } from './commands/import'
import { restoreCommand } from './commands/restore'
import { sampleCommand } from './commands/sample'
import { settingsCommand } from './commands/settings'
import { startCommand } from './commands/start'
import { suppressCommand } from './commands/suppress'
import { userCommand } from './commands/user'

/** Runs one command; a failure that people can mend is a sentence and exit code 1, anything else shows its stack. */
export async function main(argv: string[]) {
  const program = new Command('hot-papers')
    .description('A daily digest of the arXiv papers people talk about.')
    .version(version)
    .addCommand(startCommand)
    .addCommand(devCommand)
    .addCommand(collectCommand)
    .addCommand(importCommand)
    .addCommand(exportCommand)
    .addCommand(backupCommand)
    .addCommand(restoreCommand)
    .addCommand(sampleCommand)
    .addCommand(settingsCommand)
    .addCommand(suppressCommand)
    .addCommand(userCommand)
  try {
    // Next reads the file for the pages; everything else is told the same.
    if (existsSync('.env')) process.loadEnvFile()
    await program.parseAsync(argv)
  } catch (error) {
    console.error(error instanceof AppError ? error.message : error)
    // What was begun and does not end by itself, like a connection nobody answers on, is not waited for.
    process.exit(1)
  }
}
