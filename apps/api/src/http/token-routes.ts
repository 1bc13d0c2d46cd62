import type { TokenScope } from '@xk/contract'

interface Reach {
  method: string
  /** As registered in the app, with the parameters' names. */
  path: string
  scope: TokenScope
  /** One sentence for whoever reads the reference. */
  about: string
}
const get = (path: string, scope: TokenScope, about: string): Reach => ({ method: 'GET', path, scope, about })

/**
 * Everything that a token reaches, and so what is promised to stay (docs/api.md). A token never does what takes a
 * second factor or a second person, never judges and never masks: no such route is here, and none may be added.
 */
export const TOKEN_ROUTES: readonly Reach[] = [
  get('/api/editions', 'editions:read', 'Editions that its owner may know of'),
  get('/api/editions/:id/rules', 'editions:read', 'Rules in force or a former version, with dates'),
  get('/api/editions/:id/form', 'editions:read', 'The entry form as a Word file'),
  get('/api/results/stages', 'results:read', 'Stages whose result its owner may follow'),
  get('/api/officer/home', 'entries:read', 'Works of the units that its owner is an officer of, and dates'),
  get('/api/entries/:entryId', 'entries:read', 'One work with draft, files, issues and what came back'),
  get('/api/entries/:entryId/receipt', 'entries:read', 'The receipt of a hand-in'),
  get('/api/entries/:entryId/attachments/:attachmentId', 'entries:read', 'A file of a work'),
  { method: 'POST', path: '/api/entries', scope: 'drafts:write', about: 'Begin a work with an empty draft' },
  {
    method: 'PUT',
    path: '/api/entries/:entryId/draft',
    scope: 'drafts:write',
    about: 'Save a draft over a version',
  },
  {
    method: 'POST',
    path: '/api/entries/:entryId/attachments/upload',
    scope: 'drafts:write',
    about: 'Add a file to a draft',
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
