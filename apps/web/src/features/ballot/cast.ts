import type { Mark } from '@xk/domain/ballot'
import type { Credential } from './credential.ts'

export type CastResult = 'taken' | 'spent' | 'busy' | 'notCasting' | 'forged' | 'unreachable' | 'other'

const REFUSED: Readonly<Record<string, CastResult>> = {
  'ballot/spent': 'spent',
  'ballot/busy': 'busy',
  'system/unavailable': 'busy',
  'ballot/not-casting': 'notCasting',
  'ballot/forged': 'forged',
}

/** A whole council presses within the same seconds: who finds the box busy comes again by itself, not all at once. */
const TIMES = 5
const waitAWhile = () => new Promise((resolve) => setTimeout(resolve, 1000 + Math.random() * 2000))

/**
 * Sends a ballot by itself: past the client that the pages share, without session, cookie or the page's address.
 * Marks are nowhere but in this call. A box that is busy is tried again a few times; the same ballot counts once.
 */
export const castBallot = async (
  roundId: string,
  credential: Credential,
  marks: Readonly<Record<string, Mark>>,
  wait: () => Promise<unknown> = waitAWhile,
): Promise<CastResult> => {
  for (let time = 1; ; time++) {
    const result = await sendOnce(roundId, credential, marks)
    if (result !== 'busy' || time === TIMES) return result
    await wait()
  }
}

const sendOnce = async (
  roundId: string,
  credential: Credential,
  marks: Readonly<Record<string, Mark>>,
): Promise<CastResult> => {
  try {
    const answer = await fetch(`/api/ballots/${roundId}`, {
      method: 'POST',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...credential, marks }),
    })
    if (answer.ok) return 'taken'
    const body = (await answer.json().catch(() => undefined)) as { code?: string } | undefined
    return REFUSED[body?.code ?? ''] ?? (answer.status >= 500 ? 'busy' : 'other')
  } catch {
    return 'unreachable'
  }
}
