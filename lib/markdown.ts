import MarkdownIt from 'markdown-it'
import { renderTex } from './tex'
import { findMaths } from './tex/delimiters'
import { printMarkup } from './tex/markup'

const markdown = new MarkdownIt({ html: false, linkify: true, typographer: true })
  // A picture would come from elsewhere and a table's columns bring style attributes; a page may hold neither.
  .disable(['image', 'table'])

markdown.renderer.rules.link_open = (tokens, index, options, env, renderer) => {
  const link = tokens[index]
  const absolute = env?.base ? URL.parse(String(link?.attrGet('href')), String(env.base)) : null
  if (absolute) link?.attrSet('href', absolute.href)
  return renderer.renderToken(tokens, index, options)
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
 * script.
 */
export function renderMarkdown(text: string, base?: string) {
  return markdown.render(text, { base })
}
