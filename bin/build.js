// Bundles the command line, so that Node need not learn TypeScript's imports. Packages stay outside.
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = new URL('..', import.meta.url).pathname

/** Bundles bin/<name>.ts into dist/ and returns its address for import(). */
export async function bundle(name) {
  const outfile = `${root}dist/${name}.js`
  await build({
    absWorkingDir: root,
    entryPoints: [`bin/${name}.ts`],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    packages: 'external',
    // Node code outside Next may read what Next keeps to its server.
    alias: { 'server-only': `${root}bin/server-only.js` },
    logLevel: 'warning',
    sourcemap: true,
  })
  return pathToFileURL(outfile).href
}
