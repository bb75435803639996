import type { MarkupElement } from './markup'

/** What a title or an abstract says. */
export type Tex =
  | string
  | { type: 'emphasis' | 'strong' | 'code' | 'superscript' | 'subscript'; children: Tex[] }
  | { type: 'link'; href: string; children: Tex[] }
  /** A formula; without MathML its source is shown as it stood. */
  | { type: 'maths'; source: string; tex: string; display: boolean; mathml: MarkupElement | null }

export type Style = Extract<Tex, { children: Tex[]; href?: never }>['type']

export function styled(type: Style | null, children: Tex[]): Tex[] {
  if (!type) return children
  return children.length > 0 ? [{ type, children }] : []
}

/** The words alone where the address is not one of the web. */
export function linkTo(address: string, words?: Tex[]): Tex[] {
  const href = address.trim().replace(/\\([_%&#~])/g, '$1')
  const children = words ?? [href]
  return /^https?:\/\//i.test(href) && URL.canParse(href) ? [{ type: 'link', href, children }] : children
}
