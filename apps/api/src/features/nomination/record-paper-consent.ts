import { consentRequest } from '@xk/db'
import { consentIdentity, turnedBack } from '@xk/domain/entry'
import { fail, notFound, ok, type Problem } from '@xk/domain/kernel'
import { answer, denialOf, may } from '@xk/domain/policy'
import type { Ruleset } from '@xk/domain/ruleset'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../http/command.ts'
import { keepScan } from '../uploads/keep-scan.ts'
import { noticeVersionOf, personBehind, replaceUnanswered } from './ask-consent.ts'
import { loadDossier, personToAsk } from './context.ts'
import { recordAnswers } from './record-answers.ts'
import { saidBefore } from './said-before.ts'

/**
 * Keeps the page that the person signed, with what is ticked on it: equal to their own answer through a link. Purposes
 * that are not ticked were refused. A yes on paper after a no is recorded by the secretariat or the leads, never by
 * the dossier's own officer or who took the dossier in for the unit (consent/refused-before).
 */
export const recordPaperConsent = (
  deps: Deps,
  actor: Actor,
  input: { entryId: string; personId: string; agreed: readonly string[]; request: Request },
) => {
  const { entryId, personId, agreed, request } = input
  const answersOf = (rules: Ruleset) =>
    Object.fromEntries(rules.entry.consents.map(({ key }) => [key, agreed.includes(key)]))
  return keepScan(deps, actor, request, {
    command: 'consent.record',
    input: { entryId, personId, agreed: agreed.join(',') },
    may: async (tx, options) => {
      const context = await loadDossier(deps, tx, entryId, options)
      const denied = denialOf('consent.record', actor.viewer, context?.facts ?? {})
      if (denied || !context) return fail(denied ?? notFound)
      const asked = personToAsk(context, personId)
      if (!asked.ok) return asked
      const unknown = agreed.filter((key) => !context.rules.entry.consents.some((it) => it.key === key))
      if (unknown.length > 0)
        return fail({
          code: 'input/invalid' as const,
          issues: unknown.map(() => ({ pointer: '/agreed', code: 'consent/unknown' })),
        })
      const { person } = asked.value
      // Under the lock, and before the page is kept: of what is refused nothing stays on the disk.
      if (options.lock && !may('consent.recordAfterNo', actor.viewer, context.facts)) {
        const behind = await personBehind(deps, tx, context, person)
        const before = await saidBefore(tx, context, { personId: behind, names: [person.fullName] })
        const late = turnedBack(before, answersOf(context.rules), 'link').map(({ label }) => label)
        if (late.length > 0)
          return fail({ code: 'consent/refused-before', purposes: late, by: 'paper' } satisfies Problem)
      }
      return ok({ ...context, person })
    },
    save: async (tx, context, scan, record) => {
      const { person, rules } = context
      const id = scan.id
      const behind = await personBehind(deps, tx, context, person)
      const answers = answersOf(rules)
      await replaceUnanswered(tx, entryId, person.id, scan.at)
      await tx.insert(consentRequest).values({
        id,
        entryId,
        personId: behind,
        bodyPersonId: person.id,
        channel: 'paper',
        assurance: 'paper',
        noticeVersion: noticeVersionOf(context),
        issuedBy: actor.viewer.accountId,
        issuedAt: scan.at,
        answeredAt: scan.at,
        answers,
        identityDigest: consentIdentity(person, id),
        evidenceFileId: scan.fileId,
      })
      await recordAnswers(deps, tx, {
        entryId,
        personId: behind,
        answers,
        rules: rules.entry,
        assurance: 'paper',
        evidenceFileId: scan.fileId,
        recordedBy: actor.viewer.accountId,
      })
      record({
        kind: 'consent',
        payload: { entryId, requestId: id, personId: behind, step: 'paper', answers, sha256: scan.sha256 },
      })
      return ok(answer({ id }))
    },
  })
}
