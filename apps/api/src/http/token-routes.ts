import type { TokenScope } from '@xk/contract'

interface Reach {
  method: string
  /** As registered in the app, with the parameters' names. */
  path: string
  scope: TokenScope
}
const get = (path: string, scope: TokenScope): Reach => ({ method: 'GET', path, scope })

/**
 * Everything that a token reaches, and so what is promised to stay (docs/api.md). A token never does what takes a
 * second factor or a second person, never judges and never masks: no such route is here, and none may be added.
 */
export const TOKEN_ROUTES: readonly Reach[] = [
  get('/api/editions', 'editions:read'),
  get('/api/editions/:id/rules', 'editions:read'),
  get('/api/editions/:id/form', 'editions:read'),
  get('/api/officer/home', 'entries:read'),
  get('/api/entries/:entryId', 'entries:read'),
  get('/api/entries/:entryId/receipt', 'entries:read'),
  get('/api/entries/:entryId/attachments/:attachmentId', 'entries:read'),
  { method: 'POST', path: '/api/entries', scope: 'drafts:write' },
  {
    method: 'PUT',
    path: '/api/entries/:entryId/draft',
    scope: 'drafts:write',
  },
  {
    method: 'POST',
    path: '/api/entries/:entryId/attachments/upload',
    scope: 'drafts:write',
  },
]

const matches = (pattern: string, path: string): boolean => {
  const [wanted, given] = [pattern.split('/'), path.split('/')]
  return (
    wanted.length === given.length &&
    wanted.every((word, i) => (word.startsWith(':') ? given[i] !== '' : word === given[i]))
  )
}

/** The scope that a request by token needs; undefined: no token does this. HEAD is a GET. */
export const scopeFor = (method: string, path: string): TokenScope | undefined =>
  TOKEN_ROUTES.find((it) => it.method === (method === 'HEAD' ? 'GET' : method) && matches(it.path, path))
    ?.scope
