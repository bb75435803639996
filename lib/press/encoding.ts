import Negotiator from 'negotiator'

export const ENCODINGS = ['br', 'gzip', 'identity'] as const
export type Encoding = (typeof ENCODINGS)[number]

// Browsers send a dozen different headers between them; anyone else may send what they like.
const MOST_KNOWN = 256
const known = new Map<string, Encoding>()

/** What a reader accepts and we like best: at equal quality brotli before gzip. */
export function chooseEncoding(accept: string | undefined): Encoding {
  if (!accept) return 'identity'
  const chosen = known.get(accept)
  if (chosen) return chosen
  const encoding = negotiate(accept)
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(accept, encoding)
  return encoding
}

function negotiate(accept: string): Encoding {
  const negotiator = new Negotiator({ headers: { 'accept-encoding': accept } }) as unknown as PreferringNegotiator
  // Where nothing we have is accepted, RFC 9110 (12.5.3) wants the answer without a coding.
  return negotiator.encodings(ENCODINGS, { preferred: ENCODINGS })[0] ?? 'identity'
}

// The types describe an older negotiator, without the order that the server prefers.
type PreferringNegotiator = {
  encodings(available: readonly Encoding[], options?: { preferred: readonly Encoding[] }): Encoding[]
}
