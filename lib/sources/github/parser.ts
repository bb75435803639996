import { z } from 'zod'
import { parseJson } from '../schema'

const LINK = /github\.com\/([\w.-]+)\/([\w.-]+)/gi
// Not people's.
const PLACES = new Set(['features', 'topics', 'sponsors', 'orgs', 'about', 'settings', 'marketplace'])

/** The first repository that a paper's own words link to, as owner/name. */
export function findRepository(...texts: (string | null)[]): string | null {
  for (const text of texts)
    for (const [, owner = '', given = ''] of (text ?? '').matchAll(LINK)) {
      const name = given.replace(/\.+$/, '').replace(/\.git$/i, '')
      if (name && !PLACES.has(owner.toLowerCase())) return `${owner}/${name}`
    }
  return null
}

const repositorySchema = z.object({ stargazers_count: z.int().min(0) })

export const parseStars = (body: string): number => parseJson(repositorySchema, body, 'The repository').stargazers_count
