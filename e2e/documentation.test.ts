import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))

describe.each(['README.md', 'CONTRIBUTING.md', ...globSync('docs/**/*.md')])('%s', (path) => {
  const text = readFileSync(path, 'utf8')
  const all = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found)

  test('names scripts that npm knows', () => {
    const named = [...all(/\bnpm run ([\w:]+)/g), ...all(/\bnpm (start|test)\b/g)]
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })

  test('names commands that the program has', () => {
    const named = all(/\bhot-papers ([a-z]+)\b/g)
    expect(named.filter((name) => !existsSync(`bin/commands/${name}.ts`))).toEqual([])
  })

  test('links to files that are there', () => {
    const linked = all(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)
    expect(linked.filter((target) => !existsSync(join(dirname(path), target)))).toEqual([])
  })
})

test('the README names every command of the program', () => {
  const readme = readFileSync('README.md', 'utf8')
  const commands = globSync('bin/commands/*.ts').map((path) => path.replace(/^.*\/(.*)\.ts$/, '$1'))
  expect(commands.filter((name) => !new RegExp(`(hot-papers|npm|npm run) ${name}\\b`).test(readme))).toEqual([])
})
