import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

type Person = { email: string; isVerified: boolean }

/** A GitHub of one's own, as far as signing in goes: its page asks who somebody wants to be. */
export async function startGitHubServer({ id, secret }: { id: string; secret: string }) {
  const codes = new Map<string, Person>()
  const tokens = new Map<string, Person>()
  const server = createServer((request, response) => void answer(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, stop: () => new Promise((resolve) => server.close(resolve).closeAllConnections()) }

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const { pathname, searchParams } = new URL(request.url ?? '/', url)
    const form = new URLSearchParams(request.method === 'POST' ? await text(request) : '')
    const json = (body: unknown, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body))

    if (pathname === '/login/oauth/authorize' && request.method === 'GET')
      return response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(`<link rel="icon" href="data:,"><form method="post">
        <label>Who are you? <input name="email"></label> <label><input type="checkbox" name="verified"> It is mine</label>
        <button>Go on</button> <button name="cancel">Cancel</button></form>`)
    if (pathname === '/login/oauth/authorize') {
      const code = randomUUID()
      codes.set(code, { email: form.get('email') ?? '', isVerified: form.has('verified') })
      const said: Record<string, string> = form.has('cancel')
        ? { error: 'access_denied', error_description: 'They said no.' }
        : { code }
      const back = new URL(searchParams.get('redirect_uri') ?? '')
      const state = searchParams.get('state') ?? ''
      back.search = String(new URLSearchParams({ ...said, state, iss: `${url}/login/oauth` }))
      return response.writeHead(302, { location: back.href }).end()
    }
    if (pathname === '/login/oauth/access_token') {
      const person = codes.get(form.get('code') ?? '')
      codes.delete(form.get('code') ?? '')
      const isClient = request.headers.authorization === `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`
      // GitHub says so with a 200.
      if (!person || !isClient) return json({ error: 'bad_verification_code' })
      const token = `gho_${randomUUID()}`
      tokens.set(token, person)
      return json({ access_token: token, scope: 'read:user,user:email', token_type: 'bearer' })
    }
    const person = tokens.get(request.headers.authorization?.replace(/^(Bearer|token) /, '') ?? '')
    if (!person) return json({ message: 'Bad credentials' }, 401)
    const { email, isVerified } = person
    if (pathname === '/api/v3/user') return json({ id: 1, login: 'somebody', name: 'Somebody Else', email })
    if (pathname === '/api/v3/user/emails')
      return json([
        { email: 'older@example.org', primary: false, verified: true, visibility: null },
        { email, primary: true, verified: isVerified, visibility: 'public' },
      ])
    return json({ message: 'Not Found' }, 404)
  }
}
