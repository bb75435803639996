/** The addresses under which a post may be known here, whichever of them somebody copied. */
export function addressesOf(address: string): string[] {
  const url = new URL(address)
  url.search = ''
  url.hash = ''
  const bare = url.href.replace(/\/+$/, '').replace(/^http:/, 'https:')
  // One service under two names.
  const [, path] = /^https:\/\/(?:www\.|mobile\.)?(?:twitter|x)\.com(\/.*)$/.exec(bare) ?? []
  return path ? [`https://twitter.com${path}`, `https://x.com${path}`] : [bare]
}
