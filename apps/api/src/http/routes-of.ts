import type { createApp } from '../app.ts'
import { inputOf } from './validate.ts'

type Input = NonNullable<ReturnType<typeof inputOf>>

export interface Route {
  method: string
  /** As registered: '/api/desk/stages/:id'. */
  path: string
  /** What its handlers check before anything else. */
  inputs: Input[]
}

/** What is registered for every method is middleware, and no other pattern may be. */
const MIDDLEWARE = ['/*', '/api/*', '/assets/*']

/** Every route of the app, from the app itself; `ALL` counts as GET and POST. */
export const routesOf = (app: Pick<ReturnType<typeof createApp>, 'routes'>): Route[] => {
  const found = new Map<string, Route>()
  for (const { method, path, handler } of app.routes) {
    if (method === 'ALL' && MIDDLEWARE.includes(path)) continue
    for (const each of method === 'ALL' ? ['GET', 'POST'] : [method]) {
      const route = found.get(`${each} ${path}`) ?? { method: each, path, inputs: [] }
      const input = inputOf(handler)
      if (input) route.inputs.push(input)
      found.set(`${each} ${path}`, route)
    }
  }
  return [...found.values()]
}

export const nameOf = ({ method, path }: Route) => `${method} ${path}`
export const jsonSchemaOf = ({ inputs }: Route) => inputs.find(({ target }) => target === 'json')?.schema
export const querySchemaOf = ({ inputs }: Route) => inputs.find(({ target }) => target === 'query')?.schema
/** Takes a file: a multipart form. */
export const isUpload = ({ path }: Route) => path.endsWith('/upload')
