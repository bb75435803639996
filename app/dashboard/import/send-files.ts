import type { ImportLine, Outcome } from '../../../lib/archive/outcome'
import type { Progress } from '../../../lib/archive/upload'

const LOST =
  'The site cannot be reached at the moment. What was imported before stays; send the files again for the rest.'

/** Sends the form and hears line by line how far it has come; what came of it. */
export async function sendFiles(form: FormData, hear: (progress: Progress) => void): Promise<Outcome> {
  const response = await fetch('/dashboard/import/upload', {
    method: 'POST',
    headers: { accept: 'application/x-ndjson' },
    body: form,
  }).catch(() => undefined)
  if (!response) return { trouble: LOST }
  if (!response.ok || !response.body) {
    const answer = await response.json().catch(() => undefined)
    return { trouble: answer?.message ?? LOST }
  }
  let outcome: Outcome | undefined
  let rest = ''
  try {
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const lines = (rest + part.value).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        const told: ImportLine = JSON.parse(line)
        if ('of' in told) hear(told)
        else outcome = told
      }
    }
  } catch {
    // The line broke: what was told last stands.
  }
  return outcome ?? { trouble: LOST }
}
