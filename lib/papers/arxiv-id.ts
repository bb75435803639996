const MODERN = /^\d{2}(0[1-9]|1[0-2])\.\d{4,5}$/
const OLD = /^([a-z-]+)(\.[a-z]{2})?\/(\d{2}(?:0[1-9]|1[0-2])\d{3})$/
const VERSION = /v[1-9]\d*$/
const ID = String.raw`(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v[1-9]\d*)?`
const PLACE = [
  String.raw`arxiv\.org\/(?:abs|pdf|html|format|src|e-print)\/`,
  String.raw`ar5iv\.(?:labs\.arxiv\.)?org\/(?:abs|html)\/`,
  String.raw`alphaxiv\.org\/(?:abs|pdf|overview)\/`,
  String.raw`huggingface\.co\/papers\/`,
  String.raw`10\.48550\/arxiv\.`,
  String.raw`arxiv:\s?`,
].join('|')
const LINK = new RegExp(`(?<![\\w-])(?:${PLACE})${ID}(?!\\w)`, 'gi')

/** The bare id of an arXiv work, or null: without version, and without the subject class that old ids may carry. */
export function canonicalArxivId(text: string): string | null {
  const id = text.toLowerCase().replace(VERSION, '')
  if (MODERN.test(id)) return id
  const old = OLD.exec(id)
  return old && `${old[1]}/${old[3]}`
}

/** The bare ids of the arXiv works that an address or a text names, each once. A tracker's shortened text names none. */
export function findArxivIds(text: string): string[] {
  const found = [...unescaped(text).matchAll(LINK)].map(([, id = '']) => canonicalArxivId(id))
  return [...new Set(found.filter((id) => id !== null))]
}

/** Of what an address may escape, that which ids and hosts are made of; the rest is no business of ours. */
function unescaped(text: string) {
  return text.replace(/%(2e|2f|3a)/gi, (escaped) => decodeURIComponent(escaped))
}
