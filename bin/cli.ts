import { Command } from 'commander'
import { AppError } from '../lib/errors'
import { sampleCommand } from './commands/sample'
import { settingsCommand } from './commands/settings'

/** Runs one command; a failure that people can mend is a sentence and exit code 1, anything else shows its stack. */
export async function main(argv: string[]) {
  const program = new Command('hot-papers')
    .description('A daily digest of the arXiv papers people talk about.')
    .showHelpAfterError()
    .addCommand(sampleCommand)
    .addCommand(settingsCommand)
  try {
    await program.parseAsync(argv)
  } catch (error) {
    console.error(error instanceof AppError ? error.message : error)
    process.exitCode = 1
  }
}
