import { z } from 'zod'
import type { Editor } from '../../../../lib/accounts/rights'
import type { ImportChoices } from '../../../../lib/archive/import-archive'
import { keepImportReport } from '../../../../lib/archive/mutations'
import type { ImportLine, Outcome } from '../../../../lib/archive/outcome'
import { importUpload, MOST_BYTES, type Progress } from '../../../../lib/archive/upload'
import { AppError } from '../../../../lib/errors'
import { asEditor, jsonRoute, readBytes, TooLarge } from '../../../../lib/json-route'
import { log } from '../../../../lib/log'

const PAGE = '/dashboard/import'
/** What a form writes around its files. */
const AROUND_BYTES = 1_000_000

const schema = z.object({
  files: z
    .array(z.instanceof(File))
    .transform((files) => files.filter(({ size, name }) => size > 0 || name !== ''))
    .refine((files) => files.length > 0, 'must be chosen first'),
  intent: z.enum(['rehearse', 'import']).default('rehearse'),
  overwrite: z.literal('on').optional(),
  feedIdPrefix: z.union([z.literal(''), z.url('must be an address like https://example.org/posts/')]).optional(),
})
const NAMES: Record<string, string> = { files: 'Files', feedIdPrefix: 'The feed address' }

/**
 * Imports what a form sends, or tells what that would do. A page with scripts is told line by line (ImportLine); one
 * without is led to what came of it.
 */
export async function POST(request: Request, context: unknown): Promise<Response> {
  const answer = await receive(request, context)
  const isPerson = request.headers.get('accept')?.includes('text/html')
  return answer.status === 401 && isPerson ? lead(`/signin?next=${encodeURIComponent(PAGE)}`) : answer
}

// The right is proven before anything of what was sent is read.
const receive = jsonRoute(async (person, _context: unknown, request) => {
  const editor = asEditor(person)
  const given = await readForm(request).catch(tell)
  if (isFollowed(request)) return follow(editor, given)
  const { dryRun } = 'trouble' in given ? { dryRun: true } : given.choices
  const { id } = await keepImportReport(editor, dryRun, await bringIn(editor, given))
  return lead(`${PAGE}?came=${id}`)
})

type Given = { files: File[]; choices: ImportChoices } | { trouble: string }

async function readForm(request: Request): Promise<Given> {
  const bytes = await readBytes(request, MOST_BYTES + AROUND_BYTES)
  const headers = { 'content-type': request.headers.get('content-type') ?? '' }
  const form = await new Response(new Uint8Array(bytes), { headers }).formData().catch(() => {
    throw new AppError('invalid', 'That is no form with files.')
  })
  const parsed = schema.safeParse({ ...Object.fromEntries(form), files: form.getAll('files') })
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new AppError('invalid', `${NAMES[String(issue?.path[0])] ?? 'It'} ${issue?.message}.`)
  }
  const { files, intent, overwrite, feedIdPrefix } = parsed.data
  return {
    files,
    choices: { dryRun: intent === 'rehearse', overwrite: overwrite === 'on', feedIdPrefix: feedIdPrefix || undefined },
  }
}

async function bringIn(editor: Editor, given: Given, progress?: (at: Progress) => void): Promise<Outcome> {
  if ('trouble' in given) return given
  return importUpload(editor, given.files, given.choices, progress).then((report) => ({ report }), tell)
}

/** Tells how far it has come. Whoever goes away meanwhile finds done what was done; the rest is done too. */
function follow(editor: Editor, given: Given): Response {
  let isGone = false
  const lines = new ReadableStream<Uint8Array>({
    async start(controller) {
      const write = (line: ImportLine) => {
        if (!isGone) controller.enqueue(new TextEncoder().encode(`${JSON.stringify(line)}\n`))
      }
      try {
        write(await bringIn(editor, given, write))
      } catch (error) {
        log().error({ reason: String(error) }, 'An import failed')
        write({ trouble: 'The import failed, which is our mistake. What was imported before it stays.' })
      }
      if (!isGone) controller.close()
    },
    cancel: () => {
      isGone = true
    },
  })
  const headers = { 'content-type': LINES, 'cache-control': 'no-store', 'x-accel-buffering': 'no' }
  return new Response(lines, { headers })
}

const LINES = 'application/x-ndjson'
const isFollowed = (request: Request) => request.headers.get('accept') === LINES
const lead = (location: string) => new Response(null, { status: 303, headers: { location } })

function tell(error: unknown): { trouble: string } {
  if (error instanceof TooLarge)
    return { trouble: 'That is more than 20 MB: send it zipped, in parts, or use `npx hot-papers import`.' }
  if (error instanceof AppError) return { trouble: error.message }
  throw error
}
