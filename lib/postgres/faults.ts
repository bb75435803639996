import { statfsSync } from 'node:fs'

const FULL = 'the disk is full.'
const ALMOST_NOTHING = 64 * 1024

/** Why a program that logs into the folder failed: on a full disk it may not have been able to say so. */
export function reasonIn(folder: string, said: string): string {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize < ALMOST_NOTHING ? FULL : reasonOf(said)
}

/** What a program or the system said went wrong, as the end of a sentence. */
export function reasonOf(said: string): string {
  if (/ENOSPC|No space left on device/i.test(said)) return FULL
  if (/EACCES|EPERM|Permission denied/i.test(said)) return 'permission denied.'
  if (/EROFS|Read-only file system/i.test(said)) return 'it is read-only.'
  if (/ENOTDIR|EEXIST/i.test(said)) return 'something that is not a folder is in its place.'
  const lines = said.trim().split('\n')
  const fatal = lines.findLast((line) => /FATAL|PANIC|error:/i.test(line)) ?? lines.at(-1) ?? ''
  const reason = fatal.replace(/^.*?(FATAL|PANIC|error):\s*/i, '').trim()
  return reason ? `${reason.replace(/\.$/, '')}.` : 'nobody said why.'
}
