import type { ProblemBody } from '@xk/contract'
import type { Api } from '@xk/api'
import { connectionWords as w } from '@xk/i18n'
import { hc } from 'hono/client'
import { guardedFetch } from './guard.ts'

/** The one place that talks to the API, typed by it. */
export const api: ReturnType<typeof hc<Api>> = hc<Api>('/api', { fetch: guardedFetch })

/** A refusal, with the sentence to show and the facts behind it. */
export class ApiProblem extends Error {
  readonly problem: ProblemBody
  constructor(problem: ProblemBody) {
    super(problem.title)
    this.problem = problem
  }
}

/** The request never reached the server, or its answer never came back. */
export class Unreachable extends Error {
  constructor() {
    super(w.unreachable)
  }
}

interface JsonResponse {
  ok: boolean
  status: number
  json: () => Promise<unknown>
}
/** What a call answers when it succeeds. */
export type Answer<R extends JsonResponse> = Awaited<ReturnType<R['json']>>

/** The answer of a call; throws ApiProblem or Unreachable. */
export const call = async <R extends JsonResponse>(request: Promise<R>): Promise<Answer<R>> => {
  let response: R
  try {
    response = await request
  } catch {
    throw new Unreachable()
  }
  if (response.ok) return (await response.json()) as Answer<R>
  const body = (await response.json().catch(() => undefined)) as ProblemBody | undefined
  throw new ApiProblem(
    body?.code
      ? body
      : {
          code: 'system/unavailable',
          type: '',
          status: response.status,
          title: w.busy,
        },
  )
}

/** crypto.randomUUID is missing on plain http: this works everywhere. */
export const newCommandId = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Headers of a command: one id per intention, kept over retries of the same intention. */
export const command = (id: string = newCommandId()) => ({ headers: { 'idempotency-key': id } })

/** The sentence to show for whatever a call threw. */
export const messageOf = (error: unknown): string =>
  error instanceof Error && error.message ? error.message : w.unexpected
