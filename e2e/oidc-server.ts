import { createHash, createSign, generateKeyPairSync, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

type Claims = { email: string; email_verified: boolean; challenge: string; nonce: string }

/** An OpenID Connect issuer whose one page asks who somebody wants to be. */
export async function startOidcServer({ id, secret }: { id: string; secret: string }) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const codes = new Map<string, Claims>()
  const tokens = new Map<string, Claims>()
  const server = createServer((request, response) => void answer(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { issuer, stop: () => new Promise((resolve) => server.close(resolve).closeAllConnections()) }

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const { pathname, searchParams } = new URL(request.url ?? '/', issuer)
    const form = new URLSearchParams(request.method === 'POST' ? await text(request) : '')
    const json = (body: unknown, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

    if (pathname === '/.well-known/openid-configuration')
      return json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      })
    if (pathname === '/jwks')
      return json({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'key', use: 'sig' }] })
    if (pathname === '/authorize' && request.method === 'GET')
      return response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(`<link rel="icon" href="data:,"><form method="post">
        <label>Who are you? <input name="email"></label> <label><input type="checkbox" name="verified"> It is mine</label>
        <button>Go on</button> <button name="cancel">Cancel</button></form>`)
    if (pathname === '/authorize') {
      const code = randomUUID()
      codes.set(code, {
        email: form.get('email') ?? '',
        email_verified: form.has('verified'),
        challenge: searchParams.get('code_challenge') ?? '',
        nonce: searchParams.get('nonce') ?? '',
      })
      const back = new URL(searchParams.get('redirect_uri') ?? '')
      const said: Record<string, string> = form.has('cancel') ? { error: 'access_denied' } : { code }
      back.search = String(new URLSearchParams({ ...said, state: searchParams.get('state') ?? '', iss: issuer }))
      return response.writeHead(303, { location: back.href }).end()
    }
    if (pathname === '/token') {
      const claims = codes.get(form.get('code') ?? '')
      const proof = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url')
      const isClient = request.headers.authorization === `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`
      if (!claims || proof !== claims.challenge || !isClient) return json({ error: 'invalid_grant' }, 400)
      const token = randomUUID()
      tokens.set(token, claims)
      const now = Math.floor(Date.now() / 1000)
      const idToken = sign({ iss: issuer, aud: id, sub: claims.email, nonce: claims.nonce, iat: now, exp: now + 60 })
      return json({ access_token: token, token_type: 'Bearer', id_token: idToken })
    }
    const claims = tokens.get(request.headers.authorization?.replace('Bearer ', '') ?? '')
    if (pathname !== '/userinfo' || !claims) return json({}, 401)
    const { email, email_verified } = claims
    return json({ sub: email, name: 'Somebody Else', email, email_verified })
  }

  function sign(claims: object) {
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const said = `${encode({ alg: 'RS256', kid: 'key' })}.${encode(claims)}`
    return `${said}.${createSign('sha256').update(said).sign(privateKey, 'base64url')}`
  }
}
