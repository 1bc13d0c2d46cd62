import { questionWords } from '@xk/i18n'
import { solvePuzzle } from './solve-puzzle.ts'

const w = questionWords.form

export interface Asked {
  about: { slug: string } | { unitId: string }
  sort: 'question' | 'suggestion'
  title: string
  body: string
  name: string
  contact: string
  email: string
  tellByMail: boolean
}
export interface Receipt {
  code: string
  dueAt: string
}
export interface Puzzle {
  challenge: string
  answer: number
}

/** Thrown with the sentence to show; `code` of the problem where there is one. */
export class NotSent extends Error {
  readonly code: string
  constructor(message: string, code = '') {
    super(message)
    this.code = code
  }
}

const ask = async (path: string, init?: RequestInit): Promise<unknown> => {
  const response = await fetch(path, init).catch(() => {
    throw new NotSent(w.unreachable)
  })
  const body: unknown = await response.json().catch(() => undefined)
  if (response.ok) return body
  const { title, code } = (body ?? {}) as { title?: string; code?: string }
  throw new NotSent(title ?? w.failed, code)
}

/** A puzzle solved for one question; kept by the form until the question has arrived, so that it arrives once. */
export const preparePuzzle = async (onProgress: (share: number) => void): Promise<Puzzle> => {
  const { challenge, bits } = (await ask('/api/public/question-challenge')) as {
    challenge: string
    bits: number
  }
  return { challenge, answer: await solvePuzzle(challenge, bits, onProgress) }
}

/** Sends something of the public's; throws NotSent with the sentence to show. */
export const askPublic = (path: string, body: object): Promise<unknown> =>
  ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

export const sendQuestion = async (asked: Asked, puzzle: Puzzle): Promise<Receipt> =>
  (await askPublic('/api/public/questions', { ...asked, ...puzzle })) as Receipt
