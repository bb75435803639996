const MODERN = /^\d{2}(0[1-9]|1[0-2])\.\d{4,5}$/
const OLD = /^([a-z-]+)(\.[a-z]{2})?\/(\d{2}(?:0[1-9]|1[0-2])\d{3})$/
const VERSION = /v[1-9]\d*$/

/** The bare id of an arXiv work, or null: without version, and without the subject class that old ids may carry. */
export function canonicalArxivId(text: string): string | null {
  const id = text.toLowerCase().replace(VERSION, '')
  if (MODERN.test(id)) return id
  const old = OLD.exec(id)
  return old && `${old[1]}/${old[3]}`
}
