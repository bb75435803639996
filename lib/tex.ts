import { element, type Markup } from './tex/markup'
import { parseTex } from './tex/parse'
import { spellTex } from './tex/spell'
import type { Tex } from './tex/tree'

const NAMES = { emphasis: 'em', strong: 'strong', code: 'code', superscript: 'sup', subscript: 'sub' } as const

/** A title or an abstract as markup; without links where it is going to stand in one. */
export function renderTex(text: string, links = true): Markup[] {
  return render(parseTex(text), links)
}

/** A title or an abstract where no markup can stand. */
export function plainTex(text: string): string {
  return spellTex(parseTex(text))
}

function render(parts: Tex[], links: boolean): Markup[] {
  return parts.flatMap((part) => {
    if (typeof part === 'string') return part
    // Broken TeX shows its source.
    if (part.type === 'maths') return part.mathml ?? element('code', [part.source])
    if (part.type !== 'link') return element(NAMES[part.type], render(part.children, links))
    if (!links) return render(part.children, false)
    return element('a', render(part.children, false), { href: part.href, rel: 'nofollow' })
  })
}
