import MarkdownIt from 'markdown-it'
import { renderTex } from './tex'
import { findMaths } from './tex/delimiters'
import { printMarkup } from './tex/markup'

const markdown = new MarkdownIt({ html: false, linkify: true, typographer: true })
  // A table's columns bring style attributes, which a page may not hold.
  .disable('table')

// lib/images/schema.ts
const OWN_PICTURE = /^\/images\/[0-9a-f-]{36}-(\d+)x(\d+)\.webp$/

markdown.renderer.rules.link_open = (tokens, index, options, env, renderer) => {
  const link = tokens[index]
  const absolute = env?.base ? URL.parse(String(link?.attrGet('href')), String(env.base)) : null
  if (absolute) link?.attrSet('href', absolute.href)
  return renderer.renderToken(tokens, index, options)
}

// A picture from elsewhere would tell there who reads here: only our own are shown, others are their description.
markdown.renderer.rules.image = (tokens, index, options, env, renderer) => {
  const source = String(tokens[index]?.attrGet('src'))
  const [, width, height] = OWN_PICTURE.exec(source) ?? []
  const words = renderer.renderInlineAsText(tokens[index]?.children ?? [], options, env)
  const alt = markdown.utils.escapeHtml(words)
  if (!width || !height) return alt
  const address = env?.base ? new URL(source, String(env.base)).href : `${env?.above ?? ''}${source}`
  return `<img src="${address}" alt="${alt}" width="${width}" height="${height}" loading="lazy">`
}

// Only between dollars: \( is a bracket in Markdown.
markdown.inline.ruler.before('escape', 'maths', (state, silent) => {
  const maths = state.src[state.pos] === '$' && findMaths(state.src, state.pos, state.posMax)
  if (!maths || maths.tex.includes('`')) return false
  if (!silent) state.push('maths', 'math', 0).content = state.src.slice(state.pos, maths.end)
  state.pos = maths.end
  return true
})
markdown.renderer.rules.maths = (tokens, index) => printMarkup(renderTex(tokens[index]?.content ?? ''))

/**
 * HTML of a text by an editor; a base makes its links absolute. HTML in the text is shown as text, and no link runs a
 * script. `above` is the address below which whoever sees a draft finds its pictures.
 */
export function renderMarkdown(text: string, { base, above }: { base?: string; above?: string } = {}) {
  return markdown.render(text, { base, above })
}
