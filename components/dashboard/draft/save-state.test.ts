import { expect, test } from 'vitest'
import { sentenceFor } from './save-state'

const trouble = { delivery: 'waiting', unsaved: 1, isKept: true, message: undefined } as const

test('what is not saved is told in sentences, of one change and of several', () => {
  expect(sentenceFor(trouble)).toBe(
    'The site cannot be reached. Your change is kept in this browser. It will be saved by itself.',
  )
  expect(sentenceFor({ ...trouble, unsaved: 3, isKept: false })).toBe(
    'The site cannot be reached. Your 3 changes are kept only on this page, since this browser keeps nothing: leave it open. They will be saved by themselves.',
  )
  expect(sentenceFor({ ...trouble, delivery: 'signed-out' })).toBe(
    'You are signed out. Your change is kept in this browser. It will be saved once you have signed in.',
  )
  expect(sentenceFor({ ...trouble, delivery: 'gone', message: 'There is no such digest.', unsaved: 2 })).toBe(
    'There is no such digest. Your 2 changes are not saved; they are still on this page, to be copied.',
  )
})

test('nobody is told to load a page again that alone has what they wrote', () => {
  const outdated = { ...trouble, delivery: 'outdated' } as const
  expect(sentenceFor(outdated)).toMatch(/It will be saved when you load it again\.$/)
  expect(sentenceFor({ ...outdated, isKept: false })).toMatch(/still on this page, to be copied\.$/)
})

test('what is saved or being saved needs no sentence', () => {
  for (const delivery of ['saved', 'saving'] as const) expect(sentenceFor({ ...trouble, delivery })).toBeUndefined()
})
