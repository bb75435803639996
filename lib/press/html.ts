/** What Next rendered cannot be shown to readers as it is. */
export class UnfitPage extends Error {
  override name = 'UnfitPage'
}

// In order of appearance, so that what looks like a comment inside a script is left alone.
const PARTS = /<script\b([^>]*)>([\s\S]*?)<\/script>|<!--[\s\S]*?-->|<link\b[^>]*>|<meta name="press-status"[^>]*>/g
const NEXT_SCRIPT = /\bsrc="\/_next\//
const NEXT_DATA = /^(\(?self\.__next_\w|\(globalThis\["TURBOPACK"\]|requestAnimationFrame\(function\(\)\{\$RT=)/
const OWN_SCRIPT = /\bsrc="\/(reader|theme)\.js(\?[^"]*)?"|\btype="(application\/ld\+json|speculationrules)"/
const SCRIPT_PRELOAD = /\b(as="script"|rel="modulepreload")/
// The element, not the mere words: someone's post may contain them.
const FAILED = /<html\b[^>]*\bid="__next_error__"/
const TAG = /<([a-z][^\s>/]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/gi

/**
 * The page without Next's own client scripts, their preloads and React's markers, and the status it carries. Throws
 * where anything is left that the Content-Security-Policy forbids, since a reader would see a part of the page only.
 */
export function cleanHtml(rendered: string): { html: string; status: number } {
  if (FAILED.test(rendered)) throw new UnfitPage('the page failed while it was rendered')
  let status = 200
  const html = rendered
    .replace(PARTS, (part, attributes?: string, text?: string) => {
      if (attributes !== undefined) return isNextScript(attributes, text ?? '') ? '' : part
      if (part.startsWith('<link')) return SCRIPT_PRELOAD.test(part) ? '' : part
      if (part.startsWith('<meta')) status = Number(/content="(\d{3})"/.exec(part)?.[1] ?? status)
      return ''
    })
    .replaceAll('<div hidden=""></div>', '')
  refuseInline(html)
  return { html, status }
}

function isNextScript(attributes: string, text: string) {
  return NEXT_SCRIPT.test(attributes) || (!/\bsrc=/.test(attributes) && NEXT_DATA.test(text))
}

function refuseInline(html: string) {
  // What a kept script says is not markup.
  const markup = html.replace(/(<script\b[^>]*>)[\s\S]*?<\/script>/g, '$1')
  for (const [tag, name = '', attributes = ''] of markup.matchAll(TAG)) {
    if (name === 'script' && !OWN_SCRIPT.test(attributes)) throw new UnfitPage(`a script is left: ${tag.slice(0, 200)}`)
    if (name === 'style') throw new UnfitPage('a <style> is left')
    const names = attributes.replace(/"[^"]*"|'[^']*'/g, '""')
    if (/\s(style|on\w+)=/i.test(names)) throw new UnfitPage(`an inline style or script is left: ${tag.slice(0, 200)}`)
  }
}
