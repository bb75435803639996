import { encode } from 'html-entities'

/** A text or an element of HTML or MathML; what is made of other people's words holds known elements only. */
export type Markup = string | MarkupElement
export interface MarkupElement {
  name: string
  attributes: Record<string, string>
  children: Markup[]
}

export function element(name: string, children: Markup[], attributes: Record<string, string> = {}): MarkupElement {
  return { name, attributes, children }
}

/** The markup as HTML source. */
export function printMarkup(markup: Markup[]): string {
  return markup.map(printOne).join('')
}

function printOne(markup: Markup): string {
  if (typeof markup === 'string') return encode(markup)
  const attributes = Object.entries(markup.attributes).map(([name, value]) => ` ${name}="${encode(value)}"`)
  return `<${markup.name}${attributes.join('')}>${printMarkup(markup.children)}</${markup.name}>`
}
