import { outbox, type Tx } from '@xk/db'
import { seal } from '@xk/auth'
import { isUrgent, nextDayPart } from '@xk/domain/notice'
import type { Deps } from '../../deps.ts'

export interface OutboxLine {
  accountId: string
  kind: string
  facts: Record<string, string | number | boolean | null>
}

/** Puts what is told in the app into the outbox as well; call it in the transaction of what is told. */
export const putInOutbox = async (
  deps: Pick<Deps, 'now' | 'newId'>,
  tx: Tx,
  lines: readonly OutboxLine[],
): Promise<void> => {
  if (lines.length === 0) return
  const now = deps.now()
  await tx.insert(outbox).values(
    lines.map((line) => ({
      ...line,
      id: deps.newId(),
      urgent: isUrgent(line.kind),
      createdAt: now,
      dueAt: isUrgent(line.kind) ? now : nextDayPart(now),
      state: 'waiting' as const,
    })),
  )
}

/** A link that opens an account, to its owner alone and at once: the database holds it sealed until it is sent. */
export const putLinkInOutbox = async (
  deps: Pick<Deps, 'now' | 'newId' | 'keys'>,
  tx: Tx,
  link: { accountId: string; purpose: string; url: string; expiresAt: Date },
): Promise<void> => {
  const now = deps.now()
  await tx.insert(outbox).values({
    id: deps.newId(),
    accountId: link.accountId,
    kind: `link.${link.purpose}`,
    facts: { until: link.expiresAt.toISOString() },
    sealed: seal(deps.keys.sealKey, link.url),
    urgent: true,
    createdAt: now,
    dueAt: now,
    state: 'waiting',
  })
}
