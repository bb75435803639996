import { env } from '../env'
import { AppError } from '../errors'

const TIMEOUT_MS = 10_000

type Mail = { to: string; subject: string; text: string }

export function canSendMail(): boolean {
  return Boolean(env().SMTP_URL)
}

/** Hands a mail to the SMTP server; throws with a sentence where that does not take it. */
export async function sendMail(mail: Mail) {
  const { SMTP_URL, MAIL_FROM } = env()
  if (!SMTP_URL) throw new AppError('unavailable', 'This site sends no mail: SMTP_URL is not set.')
  // Only who sends mail needs it.
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({
    url: SMTP_URL,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    await transport.sendMail({ from: MAIL_FROM, ...mail })
  } catch (error) {
    const { code = '', response } = error as { code?: string; response?: string }
    const reason = response ?? REASONS[code] ?? (code || String(error))
    throw new AppError('unavailable', `The mail server did not take the mail to ${mail.to}: ${reason}.`, {
      cause: error,
    })
  } finally {
    transport.close()
  }
}

/** Mails a link where the site can, and says in a sentence what whoever asked for it has to do now. */
export async function mailIfPossible(mail: Mail): Promise<string> {
  if (!canSendMail()) return 'Pass this link on; it is shown this one time.'
  try {
    await sendMail(mail)
    return 'This link was mailed; should the mail not arrive, pass it on yourself.'
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return `${error.message} Pass this link on yourself.`
  }
}

const REASONS: Record<string, string> = {
  ECONNECTION: 'it does not answer',
  ESOCKET: 'it does not answer',
  ETIMEDOUT: 'it does not answer in time',
  EDNS: 'its name leads nowhere',
  EAUTH: 'it does not know the user and password of SMTP_URL',
}
