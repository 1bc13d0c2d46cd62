import { integrationWords as vi } from '@xk/i18n'
import { integrationWords as en } from '@xk/i18n/en'
import { z, type ZodType } from 'zod'
import { isUpload, jsonSchemaOf, nameOf, querySchemaOf, type Route } from '../../http/routes-of.ts'
import { ANSWERS, answerSchemas } from './answers.ts'
import { TOKEN_ROUTES } from '../../http/token-routes.ts'

type Json = Record<string, unknown>

const schemaOf = (schema: ZodType): Json => {
  const { $schema: _, ...shape } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json
  return shape
}

const PROBLEM = { $ref: '#/components/responses/problem' }

const parametersOf = (route: Route): Json[] => {
  const inPath = route.path
    .split('/')
    .filter((word) => word.startsWith(':'))
    .map((word) => ({ name: word.slice(1), in: 'path', required: true, schema: { type: 'string' } }))
  const query = querySchemaOf(route)
  const shape = query ? (schemaOf(query) as { properties?: Record<string, Json>; required?: string[] }) : {}
  const inQuery = Object.entries(shape.properties ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    // What has a default may be left out.
    required: (shape.required ?? []).includes(name) && !('default' in schema),
    schema,
  }))
  return [...inPath, ...inQuery]
}

const bodyOf = (route: Route): Json | undefined => {
  if (isUpload(route)) {
    const file = {
      type: 'object',
      required: ['file'],
      properties: { file: { type: 'string', format: 'binary' } },
    }
    return { required: true, content: { 'multipart/form-data': { schema: file } } }
  }
  const json = jsonSchemaOf(route)
  return json && { required: true, content: { 'application/json': { schema: schemaOf(json) } } }
}

const summaryOf = (
  words: { reference: { operations: Readonly<Record<string, string>> } },
  name: string,
): string => words.reference.operations[name] ?? ''

/** What is answered: its schema or the type of its file where it is promised. */
const answerOf = (name: string): Json => {
  const description = 'What was asked for'
  const it = ANSWERS[name]
  if (!it) return { description }
  const content =
    'file' in it
      ? { [it.file]: { schema: { type: 'string', format: 'binary' } } }
      : { 'application/json': { schema: { $ref: `#/components/schemas/${it.name}` } } }
  return { description, content }
}

const operationOf = (route: Route): Json => {
  const reach = TOKEN_ROUTES.find((it) => `${it.method} ${it.path}` === nameOf(route))
  const body = bodyOf(route)
  const [, , first = ''] = route.path.split('/')
  const name = nameOf(route)
  return {
    operationId: nameOf(route)
      .replace(/[^A-Za-z0-9]+/g, '_')
      .replace(/_$/, ''),
    tags: [first],
    ...(reach ? { summary: summaryOf(vi, name), 'x-summary-en': summaryOf(en, name) } : {}),
    'x-stability': reach ? 'stable' : 'internal',
    ...(reach ? { 'x-scope': reach.scope, security: [{ session: [] }, { token: [reach.scope] }] } : {}),
    parameters: parametersOf(route),
    ...(body ? { requestBody: body } : {}),
    responses: { 200: answerOf(name), default: PROBLEM },
  }
}

/**
 * The API in OpenAPI 3.1, made of the app's own routes and of the schemas that check their input: a route that is
 * mounted is described, and what is described is what is checked.
 */
export const describeApi = (routes: readonly Route[], server: string): Json => {
  const paths: Record<string, Json> = {}
  for (const route of routes) {
    if (!route.path.startsWith('/api/')) continue
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Xung Kích',
      version: '1',
      description:
        'Operations marked `x-stability: stable` keep their meaning within a version; all others serve the product’s own pages and may change at any time. See docs/api.md.',
    },
    servers: [{ url: server }],
    security: [{ session: [] }],
    paths: Object.fromEntries(Object.entries(paths).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    components: {
      schemas: answerSchemas(),
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'xk_session' },
        token: { type: 'http', scheme: 'bearer', description: 'A personal token, xkp_…' },
      },
      responses: {
        problem: {
          description: 'What stood in the way (RFC 9457): `code` says it for programs, `title` for people',
          content: {
            'application/problem+json': {
              schema: {
                type: 'object',
                required: ['type', 'code', 'status', 'title'],
                properties: {
                  type: { type: 'string' },
                  code: { type: 'string' },
                  status: { type: 'integer' },
                  title: { type: 'string' },
                },
              },
            },
          },
        },
      },
    },
  }
}
