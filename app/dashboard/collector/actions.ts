'use server'

import { z } from 'zod'
import { editorAction } from '../../../lib/action'
import { requestRun } from '../../../lib/runs/mutations'

export const runNow = editorAction(z.object({}), async (editor) => {
  await requestRun(editor)
  return { done: 'A run was asked for; it shows up below when it begins.' }
})
