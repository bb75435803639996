export interface Address {
  /** As we write it: no empty segment, no slash at the end, nothing escaped that need not be. */
  path: string
  /** With its question mark, or empty. */
  query: string
  /** Whether the reader wrote the path in another way. */
  moved: boolean
}

/** The address a reader asks for, or undefined where it is malformed. */
export function readAddress(target: string): Address | undefined {
  // Proxies may send the whole address (RFC 9112, 3.2.2).
  const url = target.replace(/^https?:\/\/[^/?]*/i, '')
  if (!/^(\/|\?|$)/.test(url) || /[^!-~]|[\\#]/.test(url)) return undefined
  const at = url.indexOf('?')
  const written = at < 0 ? url : url.slice(0, at)
  if (!isDecodable(written)) return undefined

  const path = written
    .replace(/%[0-9a-f]{2}/gi, unescapeUnreserved)
    .replace(/\/{2,}/g, '/')
    .replace(/(?!^)\/$/, '')
  if (/\/\.{1,2}(\/|$)/.test(path)) return undefined
  return { path: path || '/', query: at < 0 ? '' : url.slice(at), moved: path !== written && written !== '' }
}

function isDecodable(path: string) {
  try {
    return !decodeURIComponent(path).includes('\0')
  } catch {
    return false
  }
}

function unescapeUnreserved(escaped: string) {
  const character = decodeURIComponent(Number.parseInt(escaped.slice(1), 16) < 0x80 ? escaped : '%00')
  return /[\w.~-]/.test(character) ? character : escaped.toUpperCase()
}
