#!/usr/bin/env node
// The rules of the house that a script can hold (CONTRIBUTING.md says why they are there).
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path/posix'

// Touches the environment of the process: the settings, what tells Next that this is production, what starts programs, tests.
const ENVIRONMENT =
  /^(lib\/env\.ts|lib\/press\/server\.ts|bin\/.*\.js|.*\.config\.[jt]s|(e2e|bench)\/.*|.*\.test\.tsx?)$/
// Works on the database without being a domain's queries or mutations.
const DATABASE = /^(lib\/(db|edition)\.ts|lib\/.*\/(queries|mutations)\.ts|(e2e|bench)\/.*|.*\.test\.tsx?)$/
const MAY_IMPORT = {
  lib: ['lib'],
  components: ['components', 'lib'],
  app: ['app', 'components', 'lib'],
  bin: ['bin', 'lib'],
  reader: ['reader'],
}

const RULES = [
  function importsPointOneWay({ path, imports }) {
    const allowed = MAY_IMPORT[layerOf(path)]
    if (!allowed || isTest(path)) return []
    return imports
      .filter(({ target }) => !allowed.includes(layerOf(target)))
      .map(({ target }) => `${layerOf(path)} does not import ${target}`)
  },

  function domainsKeepTheirInsides({ path, imports, importsOfPath }) {
    const domain = domainOf(path)
    if (isTest(path) || !domain) return []
    // What needs nothing of its own domain is a word of the trade (arxiv-id.ts), not an inside.
    const isInside = (target) =>
      !/\/(queries|mutations|schema)\.ts$/.test(target) &&
      importsOfPath(target).some((needed) => domainOf(needed.target) === domainOf(target))
    return imports
      .filter(({ target }) => domainOf(target) && domainOf(target) !== domain && isInside(target))
      .map(({ target }) => `another domain is used by its queries, mutations and schema, not by ${target}`)
  },

  function filesAreNamedForWhatTheyAre({ path }) {
    const [name] = path.split('/').at(-1).split('.')
    if (/^(utils?|helpers?|types?|index|common|misc|shared)$/.test(name))
      return [`"${name}" says nothing: name the file for what it is`]
    return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) ? [] : [`"${name}" is not kebab-case`]
  },

  function queriesAndMutationsOwnTheDatabase({ path, text }) {
    if (/\/(queries|mutations)\.ts$/.test(path) && !/^\s*import 'server-only'/.test(text))
      return ["begins without import 'server-only'"]
    return /\.tsx?$/.test(path) && /\bdb\(\)/.test(text) && !DATABASE.test(path)
      ? ['only queries.ts and mutations.ts use db()']
      : []
  },

  function settingsAreReadOnce({ path, text }) {
    return /\bprocess\.env\b/.test(text) && !ENVIRONMENT.test(path) ? ['only lib/env.ts reads process.env'] : []
  },

  function coloursAreThoseOfTheTheme({ path, text }) {
    if (!/\.tsx$/.test(path)) return []
    const names =
      text.match(/\b(bg|text|border|fill|stroke|outline|decoration)-(black|white|[a-z]+-\d00?)\b(?!-)/g) ?? []
    return names.map((name) => `${name} is no colour of app/theme.css, without which it does nothing`)
  },

  function pagesAreWholeWithoutScripts({ path, text, isPublic }) {
    if (!isPublic) return []
    return [
      [/^\s*['"]use client['"]/m, "is part of a public page, which has no 'use client'"],
      [/^\s*['"]use server['"]/m, 'is part of a public page, whose forms post to route handlers'],
      [/<Suspense\b/, 'is part of a public page: what <Suspense> streams needs a script to get into place'],
      [/\bnotFound\(/, 'is part of a public page: after notFound() the body is empty without scripts'],
    ]
      .filter(([sign]) => sign.test(text))
      .map(([, offence]) => offence)
      .concat(/\/loading\.[jt]sx?$/.test(path) ? ['is a loading page, which needs a script to go away'] : [])
  },
]

/** One line an offence, for files given as a record of path and text. */
export function findOffences(files) {
  const modules = Object.entries(files)
    .filter(([path]) => /\.[jt]sx?$/.test(path))
    .map(([path, text]) => ({ path, text: withoutComments(text), imports: importsOf(path, text, files) }))
  const graph = new Map(modules.map((module) => [module.path, module.imports]))
  const reached = reachable(
    graph,
    [...graph.keys()].filter((path) => path.startsWith('app/(site)/')),
  )
  const offences = modules.flatMap((module) =>
    RULES.flatMap((rule) =>
      rule({ ...module, isPublic: reached.has(module.path), importsOfPath: (path) => graph.get(path) ?? [] }),
    ).map((offence) => `${module.path}: ${offence}`),
  )
  return [...offences, ...findCycles(graph), ...findUntoldSettings(files)]
}

function importsOf(path, text, files) {
  const found = text.matchAll(
    /\b(import|export)\s+(type\s)?[^'"]*?\bfrom\s*['"](\.[^'"]+)['"]|\bimport\s*\(?\s*['"](\.[^'"]+)['"]/g,
  )
  return [...found].flatMap(([, , type, from, bare]) => {
    const base = join(dirname(path), from ?? bare)
    const target = ['', '.ts', '.tsx', '.js', '/index.ts'].map((end) => base + end).find((name) => name in files)
    return target ? [{ target, isType: Boolean(type) }] : []
  })
}

function reachable(graph, starts) {
  const seen = new Set()
  const visit = (path) => {
    if (seen.has(path)) return
    seen.add(path)
    for (const { target } of graph.get(path) ?? []) visit(target)
  }
  starts.forEach(visit)
  return seen
}

function findCycles(graph) {
  const done = new Set()
  const visit = (path, trail) => {
    if (trail.includes(path))
      return [`${[...trail.slice(trail.indexOf(path)), path].join(' -> ')}: imports in a circle`]
    if (done.has(path)) return []
    // A type is gone at run time, and cannot be half loaded.
    const cycles = (graph.get(path) ?? [])
      .filter(({ isType }) => !isType)
      .flatMap(({ target }) => visit(target, [...trail, path]))
    done.add(path)
    return cycles
  }
  return [...graph.keys()].flatMap((path) => visit(path, []))
}

function findUntoldSettings(files) {
  const keys = [...(files['lib/env.ts'] ?? '').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, key]) => key)
  const told = { '.env.example': (key) => `^#? ?${key}=`, 'README.md': (key) => `^\\| \`${key}\`` }
  return Object.entries(told).flatMap(([path, line]) =>
    keys
      .filter((key) => !new RegExp(line(key), 'm').test(files[path] ?? ''))
      .map((key) => `${path}: says nothing of ${key}, which lib/env.ts reads`),
  )
}

// Enough for the rules: what looks like a comment inside a string is nothing they look for.
const withoutComments = (text) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
const layerOf = (path) => path.split('/')[0]
const domainOf = (path) => /^lib\/([^/]+)\//.exec(path)?.[1]
const isTest = (path) => /\.test\.tsx?$/.test(path)

if (import.meta.main) {
  const paths = globSync(['{app,components,lib,bin,reader,e2e,bench}/**/*.{ts,tsx,js}', '.env.example', 'README.md'], {
    exclude: ['lib/generated/**'],
  })
  const offences = findOffences(Object.fromEntries(paths.map((path) => [path, readFileSync(path, 'utf8')])))
  for (const offence of offences) console.error(offence)
  process.exitCode = offences.length > 0 ? 1 : 0
}
