/** What a page shows, in the words of schema.org, for machines. */
export function JsonLd({ thing }: { thing: object }) {
  // What closes a script in HTML closes it in a string too.
  const source = JSON.stringify({ '@context': 'https://schema.org', ...thing }).replaceAll('<', '\\u003c')
  // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON without any <.
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: source }} />
}
