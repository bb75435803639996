import { findPackageJSON } from 'node:module'
import { dirname } from 'node:path'

/** The folder of the project, seen from the source as from the bundle. */
export function projectRoot() {
  const manifest = findPackageJSON(import.meta.url)
  if (!manifest) throw new Error('the project has a package.json')
  return dirname(manifest)
}
