'use client'

import { plainTex } from '../../../lib/tex'
import { find } from './draft'
import { useSnapshot } from './draft-context'

/** Who else has this digest open, and where they are. */
export function People() {
  const { draft, presence } = useSnapshot()
  if (presence.length === 0) return null
  return (
    <ul aria-label="Also here" className="flex flex-wrap gap-x-3 text-rubric">
      {presence.map(({ page, person, entry, field }) => {
        const at = entry ? find(draft.entries, entry) : undefined
        const where = at ? `at “${shorten(plainTex(at.title))}”` : field ? `at the ${NAMES[field] ?? field}` : 'here'
        return <li key={page}>{`${person.name} is ${where}`}</li>
      })}
    </ul>
  )
}

const NAMES: Record<string, string> = { intro: 'introduction', slug: 'address' }
const shorten = (text: string) => (text.length > 40 ? `${text.slice(0, 38).trimEnd()}…` : text)
