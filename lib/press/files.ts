import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { type Page, printPage } from './page'

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.speculationrules': 'application/speculationrules+json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
}

// The names under /_next/static contain a hash of what is in them; those in public/ stay when their contents change.
const FOLDERS = [
  { folder: '.next/static', at: '/_next/static', cacheControl: 'public, max-age=31536000, immutable' },
  { folder: 'public', at: '', cacheControl: 'public, max-age=3600, stale-while-revalidate=86400' },
]

interface File {
  file: string
  cacheControl: string
  page?: Promise<Page>
}

/** The files of the build, each read and compressed when first asked for: a known few, which stay in memory. */
export async function openFiles(dir: string) {
  const files = new Map<string, File>()
  for (const { folder, at, cacheControl } of FOLDERS) {
    for (const file of await listFiles(join(dir, folder))) {
      const path = relative(join(dir, folder), file).split(sep).map(encodeURIComponent).join('/')
      files.set(`${at}/${path}`, { file, cacheControl })
    }
  }
  return async function findFile(path: string): Promise<Page | undefined> {
    const file = files.get(path)
    if (file) file.page ??= printFile(file)
    return file?.page
  }
}

async function printFile(file: File) {
  try {
    const type = TYPES[extname(file.file)] ?? 'application/octet-stream'
    const headers = { 'Content-Type': type, 'Cache-Control': file.cacheControl }
    const content = { status: 200, headers, body: await readFile(file.file) }
    const page = await printPage(content, 'quick')
    // Nobody waits for the best compression, and all later readers have it.
    if (page.quality === 'quick') {
      printPage(content, 'best').then(
        (best) => {
          file.page = Promise.resolve(best)
        },
        () => {},
      )
    }
    return page
  } catch (error) {
    delete file.page
    throw error
  }
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}
