import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

/** The path of a Chromium: the system's, else the one Playwright downloaded. */
export function findBrowser() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...candidates, chromium.executablePath()].find((path) => existsSync(path))
}

/** The path of a Chromium, which root has Debian install where there is none; undefined where that does not help. */
export function findOrInstallBrowser() {
  const found = findBrowser()
  if (found || process.getuid?.() !== 0) return found
  spawnSync('apt-get update && apt-get install --yes --no-install-recommends chromium', {
    shell: true,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  return findBrowser()
}

/** What a Chromium needs to be told: root has no sandbox, and it shall ask nobody for anything. */
export const browserArguments = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
