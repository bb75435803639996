import { expect, test } from 'vitest'
import { z } from 'zod'
import { openAction } from './action'

test('a form is read whole, also one of hundreds of thousands of fields', async () => {
  const form = new FormData()
  for (let i = 0; i < 200_000; i++) form.append(`f${i}`, '')
  for (const [name, value] of [
    ['a', '1'],
    ['a', '2'],
    ['b[]', '3'],
    ['b[]', '4'],
    ['$ACTION_ID_x', ''],
  ])
    form.append(String(name), String(value))
  const schema = z.object({ a: z.string(), b: z.array(z.string()), $ACTION_ID_x: z.never().optional() })
  const action = openAction(schema, async ({ a, b }) => ({ done: a + b }))
  expect((await action({}, form)).done).toBe('23,4')
})
