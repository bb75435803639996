import 'server-only'
import { z } from 'zod'
import { type Admin, type Contributor, type Editor, isAdmin, isEditor } from './accounts/rights'
import { findContributor } from './accounts/session'
import { AppError } from './errors'
import { typedIn } from './typed-in'

/** What a form shows after its action: a sentence, sentences by field, or nothing because all is well. */
export type ActionState = {
  message?: string
  errors?: Record<string, string[] | undefined>
  /** What was typed, for the form to show it again where something was wrong. */
  given?: Record<string, string>
  /** What was done, for an announcement. */
  done?: string
  /** What was typed as it will look: HTML. */
  preview?: string
  /** What is shown this once and kept nowhere: recovery codes, a link that lets somebody in. */
  secrets?: string[]
  /** The right that was missing: nothing was done, and what was typed is still there. */
  refused?: 'signed out' | 'forbidden'
}

const SIGNED_OUT = 'You are signed out. Sign in in another tab, then send this again.'

type Action = (previous: ActionState, form: FormData) => Promise<ActionState>

/** An action for everybody with an account: their right, then the input, then the work. */
export function contributorAction<Schema extends z.ZodType>(schema: Schema, run: Run<Contributor, Schema>): Action {
  return guarded((person): person is Contributor => Boolean(person), 'a contributor', schema, run)
}

export function editorAction<Schema extends z.ZodType>(schema: Schema, run: Run<Editor, Schema>): Action {
  return guarded(isEditor, 'an editor', schema, run)
}

export function adminAction<Schema extends z.ZodType>(schema: Schema, run: Run<Admin, Schema>): Action {
  return guarded(isAdmin, 'an admin', schema, run)
}

/** An action for whoever asks, like signing in. */
export function openAction<Schema extends z.ZodType>(
  schema: Schema,
  run: (input: z.output<Schema>) => Promise<ActionState | undefined>,
): Action {
  return async (_previous, form) => answer(schema, form, run)
}

type Run<Person, Schema extends z.ZodType> = (
  person: Person,
  input: z.output<Schema>,
) => Promise<ActionState | undefined>

function guarded<Person extends Contributor, Schema extends z.ZodType>(
  may: (person: Contributor) => person is Person,
  who: string,
  schema: Schema,
  run: Run<Person, Schema>,
): Action {
  return async (_previous, form) => {
    const person = await findContributor()
    // No redirect: it would take away what was typed.
    const given = typedIn(readForm(form))
    if (!person) return { refused: 'signed out', message: SIGNED_OUT, given }
    if (!may(person)) return { refused: 'forbidden', message: `This takes the rights of ${who}.`, given }
    return answer(schema, form, (input) => run(person, input))
  }
}

async function answer<Schema extends z.ZodType>(
  schema: Schema,
  form: FormData,
  run: (input: z.output<Schema>) => Promise<ActionState | undefined>,
): Promise<ActionState> {
  const fields = readForm(form)
  const given = typedIn(fields)
  const input = schema.safeParse(fields)
  if (!input.success) return { errors: z.flattenError(input.error).fieldErrors as ActionState['errors'], given }
  try {
    const state = (await run(input.data)) ?? {}
    return state.message || state.errors ? { given, ...state } : state
  } catch (error) {
    // redirect() and real faults pass through.
    if (error instanceof AppError) return { message: error.message, given }
    throw error
  }
}

/** The fields by name, the last one where there are several; those whose name ends with [] are lists. */
function readForm(form: FormData) {
  const fields = new Map<string, unknown>()
  // Each of them once: whoever asks, also nobody, may send hundreds of thousands.
  for (const [name, value] of form) {
    if (name.startsWith('$ACTION_')) continue
    const list = name.endsWith('[]') ? name.slice(0, -2) : null
    if (list === null) fields.set(name, value)
    else {
      const known = fields.get(list)
      if (Array.isArray(known)) known.push(value)
      else fields.set(list, [value])
    }
  }
  return Object.fromEntries(fields)
}
