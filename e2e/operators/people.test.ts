import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { expect, onTestFinished, test, vi } from 'vitest'
import { freshDatabase, withClient } from '../database'
import { makeAccount } from '../sign-in'
import { startSite } from '../site'
import { run } from './run'
import { cookieOf, sendForm } from './send-form'

const PASSWORD = 'plover trellis umbra'

test('a new site prints a link that makes its first admin, once; then no more', async () => {
  const { url: DATABASE_URL, drop } = await freshDatabase()
  const site = await startSite({ DATABASE_URL })
  onTestFinished(async () => {
    await site.stop()
    await drop()
  })
  // It answers a moment before it says so.
  await vi.waitFor(() => expect(site.output()).toContain('/setup?key='), 10_000)
  const [link = ''] = /http\S+\/setup\?key=\S+/.exec(site.output()) ?? []
  expect(link).toContain(site.url)

  const person = { name: 'Ada Example', email: 'Ada@Example.org', password: PASSWORD }
  const weak = await sendForm(link, { ...person, password: 'short' })
  expect([weak.status, await weak.text()]).toEqual([200, expect.stringContaining('at least 12 characters')])
  const made = await sendForm(link, person)
  expect([made.status, made.headers.get('location')]).toEqual([303, '/dashboard'])
  const dashboard = await fetch(`${site.url}/dashboard`, { headers: { cookie: cookieOf(made) } })
  expect(await dashboard.text()).toContain('Ada Example')

  expect(await (await fetch(link)).text()).toContain('This link does not work')
  await site.stop()
  const again = await startSite({ DATABASE_URL })
  expect(again.output()).not.toContain('/setup')
  await again.stop()
})

test('behind TLS nobody reads the session from a script, sends it without TLS or from another site', async () => {
  const { url: DATABASE_URL, drop } = await freshDatabase()
  const { email } = await makeAccount(DATABASE_URL, { password: PASSWORD })
  const site = await startSite({ DATABASE_URL, SITE_URL: 'https://papers.example.org', TRUST_PROXY: '1' })
  onTestFinished(async () => {
    await site.stop()
    await drop()
  })
  const signedIn = await sendForm(
    `${site.url}/signin`,
    { email, password: PASSWORD },
    '',
    new URL('https://papers.example.org'),
  )
  expect(signedIn.headers.get('location')).toMatch(/dashboard$/)
  const cookies = signedIn.headers.getSetCookie()
  expect(cookies.map((cookie) => cookie.split('=')[0])).toContain('__Secure-next-auth.session-token')
  for (const cookie of cookies) expect(cookie).toMatch(/^(?=.*; Secure)(?=.*; HttpOnly)(?=.*; SameSite=lax)/i)
  const dashboard = await fetch(`${site.url}/dashboard`, { headers: { cookie: cookieOf(signedIn) } })
  expect(await dashboard.text()).toContain('Digests')
})

test('whoever has the machine makes, lists, resets and disables accounts, and no password is on the command line', async () => {
  const { url: DATABASE_URL, drop } = await freshDatabase()
  onTestFinished(async () => void (await drop()))
  const user = (...args: string[]) => run(['user', ...args], { DATABASE_URL, SITE_URL: 'https://papers.example.org' })

  const made = await user('create', 'Bo@example.org', '--name', 'Bo Example', '--role', 'admin')
  expect(made.stdout).toMatch(
    /^bo@example.org has an account and is an admin\.\n.*\n {2}https:\/\/papers\.example\.org\/reset\/[\w-]{32}\n$/,
  )
  expect(await user('create', 'bo@example.org', '--name', 'Bo')).toMatchObject({
    code: 1,
    stderr: 'There is an account for bo@example.org already.\n',
  })
  expect(await user('create', 'bo', '--name', 'Bo')).toMatchObject({
    code: 1,
    stderr: 'bo must be an e-mail address, like ada@example.org.\n',
  })
  expect(await user('disable', 'bo@example.org')).toMatchObject({
    code: 1,
    stderr: 'bo@example.org is the last admin: make another one first.\n',
  })

  const ask = spawn(
    process.execPath,
    ['bin/hot-papers.js', 'user', 'create', 'cy@example.org', '--name', 'Cy', '--password'],
    {
      env: { ...process.env, DATABASE_URL },
    },
  )
  ask.stdin.end(`${PASSWORD}\n`)
  const [said] = await Promise.all([text(ask.stdout), once(ask, 'exit')])
  expect(said).toBe('cy@example.org has an account and is an editor.\n')
  await user('disable', 'cy@example.org')
  expect((await user('list')).stdout).toBe('bo@example.org  Bo Example  admin\ncy@example.org  Cy  editor  disabled\n')
  const hashes = await withClient(DATABASE_URL, (client) =>
    client.query('SELECT password_hash FROM account ORDER BY email'),
  )
  expect(hashes.rows).toEqual([{ password_hash: null }, { password_hash: expect.stringMatching(/^\$argon2id\$/) }])
})

test('whoever forgot their password is mailed a link, and nobody learns who has an account', async () => {
  const { url: DATABASE_URL, drop } = await freshDatabase()
  const mails: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) =>
      void text(stream).then((mail) => {
        mails.push(mail)
        done()
      }),
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const site = await startSite({ DATABASE_URL, SMTP_URL: `smtp://127.0.0.1:${port}` })
  onTestFinished(async () => {
    await site.stop()
    server.close()
    await drop()
  })
  const { email } = await makeAccount(DATABASE_URL, { password: PASSWORD })
  const answers = [email, `x${email}`].map(async (email) => {
    const answer = await sendForm(`${site.url}/reset`, { email })
    return (await answer.text()).replaceAll(email, 'ADDRESS').match(/If ADDRESS has an account[^<]*/)?.[0]
  })
  const [known, unknown] = await Promise.all(answers)
  expect(known).toBe(unknown)
  expect(known).toContain('is on its way')
  await vi.waitFor(() => expect(mails).toHaveLength(1), 30_000)
  const [link = ''] = /http\S+\/reset\/\S+/.exec(String(mails[0]).replaceAll('=\r\n', '')) ?? []
  const chosen = await sendForm(link, { password: 'marble anvil thistle' })
  expect([chosen.status, chosen.headers.get('location')]).toEqual([303, '/dashboard'])
})
