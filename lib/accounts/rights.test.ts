import { expect, test } from 'vitest'
import { type Admin, type Contributor, type Editor, isAdmin, isEditor, prove, type Role } from './rights'

const publish = (editor: Editor) => editor.name
const manage = (admin: Admin) => admin.name
const draft = (person: Contributor) => person.name

const withRole = (role: Role) => prove({ id: '1', name: 'Ada Example', role })

test('a right that was not checked does not compile; the type checker fails here where it would', () => {
  const person = withRole('admin')
  const row = { id: '1', name: 'Ada Example', role: 'admin' as const }
  // @ts-expect-error: a row is no proof, whatever its role says.
  draft(row)
  // @ts-expect-error: who may draft may not therefore publish.
  publish(person)
  // @ts-expect-error: nor manage.
  manage(person)
  // @ts-expect-error: who may publish may not therefore manage.
  if (isEditor(person)) manage(person)

  if (isAdmin(person)) expect([draft(person), publish(person), manage(person)]).toEqual(Array(3).fill(row.name))
  expect.assertions(1)
})

test('each role has its rights and those of the roles below', () => {
  const rights = (['contributor', 'editor', 'admin'] as const).map(withRole).map((one) => [isEditor(one), isAdmin(one)])
  expect(rights).toEqual([
    [false, false],
    [true, false],
    [true, true],
  ])
})
