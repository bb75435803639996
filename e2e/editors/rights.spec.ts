import { globSync, readFileSync } from 'node:fs'
import type { Role } from '../../lib/accounts/rights'
import { passesBy } from '../../lib/press/routes'
import { expect, test } from '../test'
import { RIGHTS } from './rights'

const RANKS = ['anyone', 'contributor', 'editor', 'admin'] as const

test('what takes a right stands in the table', () => {
  const found = [...findAddresses(), ...findActions()].map(({ name }) => name).sort()
  expect(found, 'what is in app/, against e2e/editors/rights.ts').toEqual(Object.keys(RIGHTS).sort())
})

for (const rank of RANKS)
  test(`${rank === 'anyone' ? 'nobody' : `a person who is ${rank}`} is let in where the table says so`, async ({
    baseURL,
    session,
  }) => {
    const site = String(baseURL)
    const cookie = rank === 'anyone' ? '' : await session(rank)
    const answers: Record<string, string> = {}
    // Who signs out has a session no more.
    const isLeave = ({ name }: { name: string }) => name.startsWith('leave of ')
    const asked = [...findAddresses(), ...findActions()].sort((a, b) => Number(isLeave(a)) - Number(isLeave(b)))
    for (const { name, ask } of asked)
      answers[name] = await ask(site, { cookie, origin: site, 'sec-fetch-site': 'same-origin' })
    expect(answers).toEqual(Object.fromEntries(Object.entries(RIGHTS).map(([name, needed]) => [name, outcome(needed)])))

    function outcome(needed: Role | 'anyone') {
      if (RANKS.indexOf(rank) >= RANKS.indexOf(needed)) return 'let in'
      return rank === 'anyone' ? 'to sign in' : 'forbidden'
    }
  })

type Ask = (site: string, headers: Record<string, string>) => Promise<string>

/** Pages and routes as their files say, each with a way to ask for it. */
function findAddresses(): { name: string; ask: Ask }[] {
  return globSync('app/**/{page.tsx,route.ts}').flatMap((file) => {
    const pattern = patternOf(file.replace(/\/[^/]+$/, ''))
    const isPage = file.endsWith('page.tsx')
    if (!passesBy(fill(pattern))) return []
    return (isPage ? ['GET'] : methodsOf(file)).map((method) => ({
      name: `${method} ${pattern}`,
      ask: async (site, headers) => {
        const body = method === 'GET' ? undefined : '{}'
        const answer = await fetch(site + fill(pattern), { method, headers, body, redirect: 'manual' })
        // Some of them never end.
        await answer.body?.cancel()
        const isToSignIn = isPage ? isSignIn(answer.headers.get('location')) : answer.status === 401
        return read(answer, isToSignIn)
      },
    }))
  })
}

/** Server actions as the build has them; each is asked with an empty form. */
function findActions(): { name: string; ask: Ask }[] {
  const manifest = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8'))
  type Entry = { workers: Record<string, unknown>; filename: string; exportedName: string }
  return Object.entries<Entry>(manifest.node).map(([id, { workers, filename, exportedName }]) => ({
    name: `${exportedName} of ${filename.replace('app/', '')}`,
    ask: async (site, headers) => {
      const page = patternOf(Object.keys(workers)[0]?.replace(/\/page$/, '') ?? '')
      const body = new FormData()
      // As React writes the arguments (state, form).
      body.set('1_nothing', '')
      body.set('0', '[{},"$K1"]')
      const answer = await fetch(site + fill(page), {
        method: 'POST',
        headers: { ...headers, 'next-action': id },
        body,
        redirect: 'manual',
      })
      const said = await answer.text()
      if (said.includes('"refused":"forbidden"')) return 'forbidden'
      return read(answer, said.includes('"refused":"signed out"') || isSignIn(answer.headers.get('x-action-redirect')))
    },
  }))
}

function read({ status }: Response, isToSignIn: boolean) {
  if (isToSignIn) return 'to sign in'
  if (status === 403) return 'forbidden'
  return status < 500 ? 'let in' : `failed with ${status}`
}

const isSignIn = (location: string | null) => location?.startsWith('/signin?next=') ?? false

function patternOf(folder: string) {
  return folder.replace(/^app/, '').replace(/\/\([^)]*\)/g, '') || '/'
}

/** An address of that pattern that leads to nothing. */
function fill(pattern: string) {
  return pattern.replace(/\[\.\.\.\w+\]/g, 'nothing').replace(/\[\w+\]/g, '00000000-0000-7000-8000-000000000000')
}

function methodsOf(file: string) {
  const found = readFileSync(file, 'utf8').matchAll(
    /\bexport (?:const|(?:async )?function) (GET|POST|PUT|PATCH|DELETE)\b|\bas (GET|POST|PUT|PATCH|DELETE)\b/g,
  )
  return [...found].map(([, declared, renamed]) => declared ?? renamed)
}
