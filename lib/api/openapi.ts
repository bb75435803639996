import { z } from 'zod'
import { type Operation, operations } from './operations'
import { PROBLEM_TYPE } from './problem'
import { problemSchema, shapes } from './schema'

const uri = (id: string) => `#/components/schemas/${id}`

/** What the API can be asked and answers, for programs (spec.openapis.org/oas/v3.1). */
export function writeOpenApi(siteName: string, siteUrl: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: siteName,
      version: '1',
      description:
        'What readers find on the site, as JSON. Ask with If-None-Match and an ETag: what did not change answers 304. Posts from X come without their text.',
    },
    servers: [{ url: `${siteUrl}/api/v1` }],
    paths: Object.fromEntries(
      Object.entries(operations).map(([id, operation]) => [operation.path, { get: describe(id, operation) }]),
    ),
    components: { schemas: describeShapes() },
  }
}

function describe(operationId: string, { summary, params, query, answer }: Operation) {
  return {
    operationId,
    summary,
    parameters: [...listParameters(params, 'path'), ...listParameters(query, 'query')],
    responses: {
      200: { description: 'What was asked for.', content: contentOf('application/json', answer) },
      default: { description: 'Why not.', content: contentOf(PROBLEM_TYPE, problemSchema) },
    },
  }
}

function listParameters(object: z.ZodObject, place: 'path' | 'query') {
  const { properties = {}, required = [] } = z.toJSONSchema(object, { io: 'input' })
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema,
  }))
}

function contentOf(mediaType: string, schema: z.ZodType) {
  return { [mediaType]: { schema: { $ref: uri(shapes.get(schema)?.id ?? '') } } }
}

function describeShapes() {
  const { schemas } = z.toJSONSchema(shapes, { uri, io: 'input' })
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $id: _id, $schema: _schema, ...schema }]) => [id, schema]),
  )
}
