import { decode } from 'html-entities'
import type { Span } from '../mentions/schema'

const TAG = /<(\/?)(\w+)((?:\s[^<>]*)?)\/?>/g
const HREF = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')/i

/** The words of a post that came as HTML: its text, line breaks and links; whatever else it holds is left out. */
export function spansOf(html: string): Span[] {
  const spans: Span[] = []
  let href: string | undefined
  let type: 'link' | 'mention' | 'hashtag' = 'link'
  let label = ''
  let at = 0
  const say = (text: string) => {
    if (text === '') return
    const last = spans.at(-1)
    if (href !== undefined) label += text
    else if (last?.type === 'text') last.text += text
    else spans.push({ type: 'text', text })
  }
  for (const tag of html.matchAll(TAG)) {
    say(decode(html.slice(at, tag.index)).replace(/\s+/g, ' '))
    at = tag.index + tag[0].length
    const [, closing, given = '', attributes = ''] = tag
    const name = given.toLowerCase()
    if (name === 'br' && href === undefined) spans.push({ type: 'break' })
    if (name === 'p' && !closing && spans.length > 0) spans.push({ type: 'break' }, { type: 'break' })
    if (name === 'a' && !closing) {
      const [, double, single] = HREF.exec(attributes) ?? []
      const address = decode(double ?? single ?? '')
      href = /^https?:\/\//.test(address) && URL.canParse(address) ? address : undefined
      label = ''
    }
    if (name === 'a' && closing && href !== undefined) {
      type = label.startsWith('#') ? 'hashtag' : label.startsWith('@') ? 'mention' : 'link'
      spans.push({ type, text: label.trim() || href, href })
      href = undefined
    }
  }
  say(decode(html.slice(at)).replace(/\s+/g, ' '))
  return trimmed(spans)
}

function trimmed(spans: Span[]) {
  const isBlank = (span: Span | undefined) =>
    span?.type === 'break' || (span?.type === 'text' && span.text.trim() === '')
  while (isBlank(spans[0])) spans.shift()
  while (isBlank(spans.at(-1))) spans.pop()
  return spans
}
