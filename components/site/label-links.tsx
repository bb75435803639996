import kebabCase from 'lodash.kebabcase'
import type { LabelKind } from '../../lib/tags/schema'

const titles: Record<LabelKind, string> = { category: 'Section', tag: 'Tags' }

/** What a digest is filed under. */
export function LabelLinks({ kind, names }: { kind: LabelKind; names: string[] }) {
  if (names.length === 0) return null
  return (
    <ul>
      <li>{titles[kind]}</li>
      {names.map((name) => (
        <li key={name}>
          <a href={`/${kind}/${encodeURIComponent(kebabCase(name))}`}>{name}</a>
        </li>
      ))}
    </ul>
  )
}
