'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { type ActionState, editorAction } from '../../../../lib/action'
import { renderMarkdown } from '../../../../lib/markdown'
import { revertPage, rewritePage } from '../../../../lib/pages/mutations'
import { pageSlugSchema, pageTextSchema } from '../../../../lib/pages/schema'

const schema = pageTextSchema.extend({
  slug: pageSlugSchema,
  version: z.string().max(40),
  intent: z.enum(['save', 'preview', 'revert']).default('save'),
})

export const rewrite = editorAction(
  schema,
  async (editor, { slug, version, intent, title, body }): Promise<ActionState> => {
    if (intent === 'preview') return { given: { title, body }, preview: renderMarkdown(body, { above: '/dashboard' }) }
    const isDone =
      intent === 'revert'
        ? await revertPage(editor, slug, version)
        : await rewritePage(editor, slug, version, { title, body })
    refresh()
    if (isDone)
      return {
        done: intent === 'revert' ? 'The text that comes with the program stands again.' : 'Saved, and published.',
      }
    return {
      message:
        'Somebody changed this page meanwhile. What stands there now is below your text: take over what is missing, then save again.',
      given: { title, body, stale: 'yes' },
    }
  },
)
