import type { outboxSchema } from '@xk/contract'
import { account, outbox, personIdentity } from '@xk/db'
import { fail, ok } from '@xk/domain/kernel'
import { answer, denialOf, EVERYTHING, type Sendable, view, type Viewer } from '@xk/domain/policy'
import { desc, eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { sentenceOf } from './compose-mail.ts'

const PAGE = 100

interface OutboxLineView {
  id: string
  fullName: string
  email: string | null
  /** As the mail says it; a link that opens an account is never shown. */
  text: string
  urgent: boolean
  createdAt: string
  dueAt: string
  sentAt: string | null
  attempts: number
  why: string | null
}
const lineView = view<OutboxLineView>()({
  id: 'internal',
  fullName: 'identity',
  email: 'identity',
  text: 'internal',
  urgent: 'internal',
  createdAt: 'internal',
  dueAt: 'internal',
  sentAt: 'internal',
  attempts: 'internal',
  why: 'internal',
})
interface Counts {
  waiting: number
  sent: number
  failed: number
  dropped: number
}
const countView = view<Counts>()({
  waiting: 'internal',
  sent: 'internal',
  failed: 'internal',
  dropped: 'internal',
})

/** What waits to go out by mail, went or could not: for the administrator, with or without a mail server. */
export const listOutbox = async (deps: Deps, viewer: Viewer, input: z.infer<typeof outboxSchema>) => {
  const denied = denialOf('outbox.view', viewer, {})
  if (denied) return fail(denied)
  const { db } = deps.database
  const of = (state: string) => sql<number>`(count(*) filter (where ${outbox.state} = ${state}))::int`
  const [[counts], rows] = await Promise.all([
    db
      .select({ waiting: of('waiting'), sent: of('sent'), failed: of('failed'), dropped: of('dropped') })
      .from(outbox),
    db
      .select({ line: outbox, fullName: personIdentity.fullName, email: personIdentity.email })
      .from(outbox)
      .innerJoin(account, eq(account.id, outbox.accountId))
      .innerJoin(personIdentity, eq(personIdentity.personId, account.personId))
      .where(eq(outbox.state, input.show))
      .orderBy(desc(outbox.createdAt), desc(outbox.id))
      .limit(PAGE),
  ])
  return ok(
    answer({
      on: deps.mailer !== undefined,
      counts: countView.redact(
        counts ?? { waiting: 0, sent: 0, failed: 0, dropped: 0 },
        EVERYTHING,
      ) as Sendable<Counts>,
      lines: rows.map(
        ({ line, fullName, email }) =>
          lineView.redact(
            {
              id: line.id,
              fullName,
              email,
              urgent: line.urgent,
              attempts: line.attempts,
              why: line.why,
              text: sentenceOf({
                kind: line.kind,
                facts: line.facts as Record<string, string>,
              }),
              createdAt: line.createdAt.toISOString(),
              dueAt: line.dueAt.toISOString(),
              sentAt: line.sentAt?.toISOString() ?? null,
            },
            EVERYTHING,
          ) as Sendable<OutboxLineView>,
      ),
    }),
  )
}
