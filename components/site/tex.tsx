import { createElement, type ReactNode } from 'react'
import { renderTex } from '../../lib/tex'
import type { Markup } from '../../lib/tex/markup'

/** A title or an abstract as its authors meant it; without links where it stands in one. */
export function Tex({ text, links }: { text: string; links?: boolean }) {
  return renderTex(text, links).map(renderMarkup)
}

function renderMarkup(markup: Markup, key: number): ReactNode {
  if (typeof markup === 'string') return markup
  return createElement(markup.name, { key, ...markup.attributes }, ...markup.children.map(renderMarkup))
}
