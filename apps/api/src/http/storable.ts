import { type InputIssue, isStorableText } from '@xk/domain/kernel'
import { createMiddleware } from 'hono/factory'
import type { Env } from './env.ts'
import { problem } from './problem.ts'

const escaped = (key: string | number) => String(key).replaceAll('~', '~0').replaceAll('/', '~1')

/** Texts (and names of fields) that PostgreSQL can't store, wherever they are in an input. */
export const notStorableIn = (value: unknown, pointer = ''): InputIssue[] => {
  if (typeof value === 'string') return isStorableText(value) ? [] : [{ pointer, code: 'not-storable' }]
  if (Array.isArray(value)) return value.flatMap((item, i) => notStorableIn(item, `${pointer}/${i}`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) =>
    isStorableText(key)
      ? notStorableIn(item, `${pointer}/${escaped(key)}`)
      : [{ pointer, code: 'not-storable' }],
  )
}

/** An address with a NUL in it names nothing that could be stored here. */
export const isStorableAddress = createMiddleware<Env>(async (c, next) =>
  /%00/.test(c.req.url) ? problem(c, { code: 'record/not-found' }) : next(),
)
