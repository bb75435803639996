/** Text in parts of which every second one is what was looked for. */
export function Marked({ parts }: { parts: string[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text keep their places.
  return parts.map((part, i) => (i % 2 === 1 ? <mark key={i}>{part}</mark> : part))
}
