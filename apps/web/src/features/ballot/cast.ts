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

/**
 * Sends a ballot by itself: past the client that the pages share, without session, cookie or the page's address.
 * Marks are nowhere but in this call.
 */
export const castBallot = async (
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
