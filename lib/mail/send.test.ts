import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { settle } from '../env'
import { sendMail } from './send'

const mail = { to: 'ada@example.org', subject: 'A word: “yes”', text: 'Ünïcode, and a line\n.\nthat is a dot alone.\n' }

afterEach(() => {
  vi.unstubAllEnvs()
  settle('PORT', undefined)
})

async function openServer(options: SMTPServerOptions = {}) {
  const taken: { from: string; to: string[]; text: string }[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      let text = ''
      stream.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        taken.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), text })
        done()
      })
    },
    ...options,
  })
  server.on('error', () => {})
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())))
  return { taken, address: `127.0.0.1:${(server.server.address() as AddressInfo).port}` }
}

function use(url: string) {
  vi.stubEnv('SMTP_URL', url)
  vi.stubEnv('MAIL_FROM', 'Hot Papers <desk@example.org>')
  settle('PORT', undefined)
}

test('a mail arrives as it was written', async () => {
  const { taken, address } = await openServer()
  use(`smtp://${address}`)
  await sendMail(mail)
  expect(taken).toMatchObject([{ from: 'desk@example.org', to: ['ada@example.org'] }])
  expect(taken[0]?.text).toContain('From: Hot Papers <desk@example.org>')
})

test('a server that refuses the receiver is quoted', async () => {
  const { taken, address } = await openServer({
    onRcptTo: (_address, _session, done) => done(Object.assign(new Error('No such mailbox'), { responseCode: 550 })),
  })
  use(`smtp://${address}`)
  await expect(sendMail(mail)).rejects.toThrow(/did not take the mail to ada@example.org: .*No such mailbox/)
  expect(taken).toEqual([])
})

test('a wrong password, a server that is not there and one that hangs up are told apart', async () => {
  const { address } = await openServer({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => done(new Error('Invalid username or password')),
  })
  use(`smtp://ada:wrong@${address}`)
  await expect(sendMail(mail)).rejects.toThrow('Invalid username or password')

  use('smtp://127.0.0.1:1')
  await expect(sendMail(mail)).rejects.toThrow('it does not answer')

  const closing = await openServer({ onConnect: (_session, done) => done(new Error('Come back later')) })
  use(`smtp://${closing.address}`)
  await expect(sendMail(mail)).rejects.toThrow('Come back later')
})

test('without a server no mail is sent', async () => {
  use('')
  await expect(sendMail(mail)).rejects.toThrow('SMTP_URL is not set')
})
