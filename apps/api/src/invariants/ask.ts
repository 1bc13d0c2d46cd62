import type { JudgingWorld } from './judging-world.ts'
import type { Request } from './requests.ts'

export interface Asked {
  name: string
  status: number
  type: string
  body: string
}

/** What a client might send besides a request's own parts. */
export type Raw = Omit<Request, 'body'> & {
  raw?: string | Uint8Array
  body?: unknown
  type?: string
  headers?: Record<string, string>
}

const payloadOf = ({ raw, body, form, type = 'application/json' }: Raw) => {
  if (form) return { body: form, headers: {} }
  if (raw !== undefined)
    return { body: typeof raw === 'string' ? raw : Buffer.from(raw), headers: { 'content-type': type } }
  return body === undefined
    ? { headers: {} }
    : { body: JSON.stringify(body), headers: { 'content-type': type } }
}

/** Sends one request to the app in the world, as whoever holds the cookie. */
export const ask = async (
  world: Pick<JudgingWorld, 'app'>,
  name: string,
  request: Raw,
  cookie?: string,
): Promise<Asked> => {
  const { headers, ...rest } = payloadOf(request)
  const response = await world.app.app.request(request.path, {
    method: request.method,
    ...rest,
    headers: { ...headers, ...(cookie ? { cookie } : {}), ...request.headers },
  })
  return {
    name,
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    body: await response.text(),
  }
}

const VIETNAMESE = /[àáạảãâầấậẩẫăằắặẳẵèéẹẻẽêềếệểễìíịỉĩòóọỏõôồốộổỗơờớợởỡùúụủũưừứựửữỳýỵỷỹđ]/i

/** What is wrong with a refusal: it must be a problem with a code and a Vietnamese sentence, and no fault. */
export const flawOf = ({ name, status, type, body }: Asked): string[] => {
  if (status >= 500) return [`${name}: ${status} ${body.slice(0, 200)}`]
  if (status < 400) return []
  if (!type.startsWith('application/problem+json')) return [`${name}: ${status} as ${type || 'nothing'}`]
  const { title, code } = JSON.parse(body) as { title?: string; code?: string }
  return code && title && VIETNAMESE.test(title) ? [] : [`${name}: ${status} says ${String(title)}`]
}
