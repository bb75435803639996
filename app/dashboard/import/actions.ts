'use server'

import { z } from 'zod'
import { type ActionState, editorAction } from '../../../lib/action'
import type { ImportReport } from '../../../lib/archive/import-archive'
import { importUpload } from '../../../lib/archive/upload'

export type ImportState = ActionState & { report?: ImportReport; dryRun?: boolean }

const schema = z.object({
  files: z
    .array(z.instanceof(File))
    .transform((files) => files.filter(({ size, name }) => size > 0 || name !== ''))
    .refine((files) => files.length > 0, 'must be chosen first'),
  intent: z.enum(['rehearse', 'import']).default('rehearse'),
  overwrite: z.literal('on').optional(),
  feedIdPrefix: z.union([z.literal(''), z.url('must be an address like https://example.org/posts/')]).optional(),
})

export const bringIn = editorAction(
  schema,
  async (editor, { files, intent, overwrite, feedIdPrefix }): Promise<ImportState> => {
    const dryRun = intent === 'rehearse'
    const choices = { dryRun, overwrite: overwrite === 'on', feedIdPrefix: feedIdPrefix || undefined }
    const report = await importUpload(editor, files, choices)
    return { report, dryRun, given: { overwrite: overwrite ?? '', feedIdPrefix: feedIdPrefix ?? '' } }
  },
)
