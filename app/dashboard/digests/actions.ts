'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { contributorAction, editorAction } from '../../../lib/action'
import { createDigest, duplicateDigest, restoreDigest, trashDigest } from '../../../lib/desk/mutations'
import { createSchema, digestSchema, duplicateSchema } from '../../../lib/desk/schema'

export const create = contributorAction(createSchema, async (person, { day }) => {
  const { id } = await createDigest(person, day)
  redirect(`/dashboard/digests/${id}`)
})

export const duplicate = contributorAction(duplicateSchema, async (person, { id, day }) => {
  const copy = await duplicateDigest(person, id, day)
  redirect(`/dashboard/digests/${copy.id}`)
})

export const trash = editorAction(digestSchema, async (editor, { id }) => {
  await trashDigest(editor, id)
  revalidatePath('/dashboard')
  return { done: 'It is in the trash, from where it can be restored.' }
})

export const restore = editorAction(digestSchema, async (editor, { id }) => {
  await restoreDigest(editor, id)
  revalidatePath('/dashboard')
  return { done: 'It is back among the digests.' }
})
