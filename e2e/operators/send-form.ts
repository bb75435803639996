/** Sends the one form of a page, as a browser without scripts does. */
export async function sendForm(
  address: string,
  fields: Record<string, string> = {},
  cookie = '',
  { origin, host } = new URL(address),
) {
  const html = await (await fetch(address, { headers: { cookie } })).text()
  const form = new FormData()
  for (const [tag] of html.matchAll(/<input type="hidden"[^>]*>/g))
    form.set(attribute(tag, 'name'), attribute(tag, 'value'))
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return fetch(address, {
    method: 'POST',
    body: form,
    redirect: 'manual',
    headers: { cookie, origin, 'x-forwarded-host': host, 'x-forwarded-proto': origin.split(':')[0] ?? '' },
  })
}

/** What a browser would send back of the cookies that an answer sets. */
export const cookieOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')

function attribute(tag: string, name: string) {
  const [, value = ''] = new RegExp(`\\b${name}="([^"]*)"`).exec(tag) ?? []
  return value.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}
