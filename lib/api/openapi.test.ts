import { globSync } from 'node:fs'
import { expect, test } from 'vitest'
import { findKey } from '../press/routes'
import { writeOpenApi } from './openapi'
import { operations } from './operations'

const document = writeOpenApi('Hot Papers', 'https://papers.example.org')

test('every route of the API is an operation, and every operation a route', () => {
  const routes = globSync('app/api/v1/*/**/route.ts').map((file) =>
    file.slice('app/api/v1'.length, -'/route.ts'.length).replace(/\[(\w+)\]/g, '{$1}'),
  )
  expect(Object.keys(document.paths).sort()).toEqual(routes.sort())
})

test('the press keeps answers by the parameters that an operation takes', () => {
  for (const { path, query } of Object.values(operations)) {
    const address = `/api/v1${path.replace(/\{\w+\}/g, 'x')}`
    const names = Object.keys(query.shape)
    const asked = names.map((name) => `${name}=1`).join('&')
    expect(findKey(address, `?${asked}&other=1`)).toBe(names.length > 0 ? `${address}?${asked}` : address)
  }
})

test('the document says what each parameter takes and each answer is made of', () => {
  expect(document.paths['/digests']?.get).toMatchObject({
    operationId: 'digests',
    parameters: [
      { name: 'before', in: 'query', required: false, schema: { type: 'string', format: 'date' } },
      {
        name: 'limit',
        in: 'query',
        required: false,
        schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
      },
    ],
    responses: { 200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/DigestList' } } } } },
  })
  const paper = document.paths['/papers/{id}']?.get
  expect(paper?.parameters).toMatchObject([{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }])
})

test('every shape that is referred to is described', () => {
  const referred = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w*)"/g)]
  expect(referred.length).toBeGreaterThan(15)
  const unknown = referred.map(([, id = '']) => id).filter((id) => !(id in document.components.schemas))
  expect(unknown).toEqual([])
})
