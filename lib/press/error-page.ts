import { describeProblem, OPEN, PROBLEM_TYPE } from '../api/problem'
import { type Page, setPage } from './page'

const SAYINGS = {
  400: [
    'This address cannot be read',
    'It is not written as an address must be. A link may have been cut off or mistyped.',
  ],
  404: ['There is nothing here', 'The file asked for does not exist.'],
  405: ['That cannot be done here', 'This address can only be read.'],
  500: ['This page failed', 'The mistake is ours and has been noted. Other pages may well work.'],
  503: ['Back in a moment', 'The page cannot be made at the moment. Please try again in a minute.'],
} as const

export type ErrorStatus = keyof typeof SAYINGS

/** Pages that need neither database nor Next, for when there is nothing better. */
const errorPages = makeAll(makeErrorPage)
/** The same for programs that ask the API. */
const errorAnswers = makeAll(makeErrorAnswer)

export const isApi = (address: string) => /^\/api\/v1(?![^/?])/.test(address)

/** How what goes wrong at an address is told there. */
export const errorsAt = (address: string) => (isApi(address) ? errorAnswers : errorPages)

function makeAll(make: (status: number, heading: string, text: string) => Page) {
  const made = Object.entries(SAYINGS).map(([status, [heading, text]]) => [status, make(Number(status), heading, text)])
  return Object.fromEntries(made) as Record<ErrorStatus, Page>
}

function makeErrorAnswer(status: number, _heading: string, text: string) {
  const sentence = status === 404 ? 'There is nothing at this address: /api/v1 tells what there is.' : text
  const body = Buffer.from(JSON.stringify(describeProblem(status, sentence)))
  return setPage({ status, headers: { 'Content-Type': PROBLEM_TYPE, ...OPEN, ...headersOf(status) }, body })
}

function makeErrorPage(status: number, heading: string, text: string) {
  const body = Buffer.from(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${heading}</title>
<link rel="stylesheet" href="/error.css">
<script src="/theme.js"></script>
</head>
<body>
<main>
<p>${status}</p>
<h1>${heading}</h1>
<p>${text}</p>
<p><a href="/">To the front page</a></p>
</main>
</body>
</html>
`)
  return setPage({ status, headers: { 'Content-Type': 'text/html; charset=utf-8', ...headersOf(status) }, body })
}

function headersOf(status: number) {
  const headers: Record<string, string> = { 'Cache-Control': 'no-store' }
  if (status === 405) headers.Allow = 'GET, HEAD'
  if (status === 503) headers['Retry-After'] = '5'
  return headers
}
