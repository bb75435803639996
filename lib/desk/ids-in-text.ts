import { canonicalArxivId } from '../papers/arxiv-id'

const ID = /(?<![\w.])(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?(?!\d)/gi

/** The papers that a text names by id or address, each once, in its order. */
export function idsInText(text: string): string[] {
  // What stands before the id in an address would look like an old archive's name.
  const bare = text.replaceAll(/(?:https?:\/\/)?[\w.-]*arxiv\.org\/(?:abs|pdf|html|format)\/|\barxiv:/gi, ' ')
  return [...new Set([...bare.matchAll(ID)].flatMap(([id]) => canonicalArxivId(id) ?? []))]
}
