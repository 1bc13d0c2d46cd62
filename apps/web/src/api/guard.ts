/**
 * What lies between the pages and the network. When a session has ended, or an act needs a fresh confirmation of
 * identity, the call waits while a dialog asks for it (api/session-guard.tsx) and is then sent again as it was,
 * with the same command id. Pages see only the answer; if the person declines, the refusal.
 */
export interface Asking {
  /** Sign in again in place. Resolves to whether the same person did. */
  signInAgain: () => Promise<boolean>
  /** Confirm identity afresh. Resolves to whether it was done. */
  confirmIdentity: () => Promise<boolean>
}

let asking: Asking | undefined
const open = new Map<keyof Asking, Promise<boolean>>()

export const answerWith = (handlers: Asking): void => {
  asking = handlers
}

/** However many calls wait, one dialog is open. */
const ask = (what: keyof Asking): Promise<boolean> => {
  const already = open.get(what)
  if (already) return already
  const asked = (asking?.[what]() ?? Promise.resolve(false)).finally(() => open.delete(what))
  open.set(what, asked)
  return asked
}

/** Calls that are themselves part of signing in or confirming. */
const UNGUARDED = [
  '/api/me',
  '/api/sign-in',
  '/api/sign-out',
  '/api/links/',
  '/api/second-factor/pass',
  '/api/confirm',
]

let pageOf: string | undefined

/** Whose page this is: said with each guarded call, so that none is answered for whoever signed in elsewhere since. */
export const setPageOf = (accountId: string | undefined): void => {
  pageOf = accountId
}
export const pageHeaders = (): Record<string, string> => (pageOf ? { 'x-page-of': pageOf } : {})

const fetchAs = (input: RequestInfo | URL, init?: RequestInit) => {
  const headers = new Headers(init?.headers)
  for (const [name, value] of Object.entries(pageHeaders())) headers.set(name, value)
  return fetch(input, { ...init, headers })
}

const codeOf = async (response: Response): Promise<unknown> => {
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => undefined)
  return typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined
}

export const guardedFetch: typeof fetch = async (input, init) => {
  const url = input instanceof Request ? input.url : String(input)
  if (UNGUARDED.some((path) => url.includes(path))) return fetch(input, init)
  const response = await fetchAs(input, init)
  if (response.ok) return response
  if (response.status === 401 && (await ask('signInAgain'))) return guardedFetch(input, init)
  if (response.status === 403 && (await codeOf(response)) === 'access/fresh-confirmation-needed') {
    if (await ask('confirmIdentity')) return guardedFetch(input, init)
  }
  return response
}
