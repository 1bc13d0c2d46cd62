import { consentRequest, nomineeCorrection, personIdentity, type Tx } from '@xk/db'
import { consentIdentity, type EntryPerson, isIsoDate, isSurer, turnedBack } from '@xk/domain/entry'
import { fail, fold, type InputIssue, ok, type Problem, tidyLine } from '@xk/domain/kernel'
import { answer, type Asker } from '@xk/domain/policy'
import type { EntryRules } from '@xk/domain/ruleset'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { appendToLedger } from '../../ledger.ts'
import { notify } from '../accounts/notices.ts'
import { throughLink } from '../accounts/read-link.ts'
import { listOfficers } from '../entries/intake-store.ts'
import type { DossierContext } from './context.ts'
import { findRequest, type FoundRequest, linkEnded } from './find-request.ts'
import { recordAnswers } from './record-answers.ts'
import { saidBefore } from './said-before.ts'

interface AnswerConsent {
  token: string
  answers: Record<string, boolean>
  corrections: { pointer: string; proposed: string }[]
  address: string
  /** Signed in as the person they need no address of theirs to be believed. */
  asker: Asker
}

/**
 * The nominee's own word: what would be put right, and yes or no to each purpose apart. Who asked is told. The answer
 * may be given anew through the same link until its day; the latest counts, the earlier stays on record. It needs no
 * account, and repeating it changes nothing. A no may always follow a yes; a yes follows a no only in a way that did
 * not go through the officer's hands (consent/refused-before).
 */
export const answerConsent = (deps: Deps, input: AnswerConsent) =>
  throughLink(deps, input.address, () =>
    deps.database.db.transaction(async (tx) => {
      const found = await findRequest(deps, tx, input.token, { lock: true, asker: input.asker })
      if (!found.ok) return found
      const { request, context, person, index } = found.value
      if (!person) return fail(linkEnded(found.value))
      const issues = [
        ...answerIssues(context.rules.entry, input.answers),
        ...correctionIssues(context.rules.entry, index, input.corrections),
      ]
      if (issues.length > 0) return fail({ code: 'input/invalid' as const, issues })
      const now = deps.now()
      const corrected = correctedPerson(person, index, input.corrections)
      const way = (await isTheirs(tx, request.personId, corrected)) ? found.value.way : 'link'
      const before = await saidBefore(tx, context, {
        personId: request.personId,
        names: [person.fullName, corrected.fullName],
      })
      const late = turnedBack(before, input.answers, way)
      if (late.length > 0)
        return fail({
          code: 'consent/refused-before',
          purposes: late.map(({ label }) => label),
          by: 'link',
        } satisfies Problem)
      await tx
        .update(consentRequest)
        .set({
          answers: input.answers,
          answeredAt: now,
          identityDigest: consentIdentity(corrected, request.id),
          answeredBy: isSurer(way, request.assurance) ? accountOf(input.asker) : null,
          // Who says that they are somebody else is not known by the account's address.
          ...(isSurer(request.assurance, way) ? { assurance: 'link' as const } : {}),
        })
        .where(eq(consentRequest.id, request.id))
      await recordAnswers(deps, tx, {
        entryId: request.entryId,
        personId: request.personId,
        answers: input.answers,
        rules: context.rules.entry,
        assurance: way,
        evidenceFileId: null,
        recordedBy: null,
      })
      await keepCorrections(deps, tx, found.value, input.corrections)
      await tellOfficers(deps, tx, context, 'consent.answered', {
        corrections: input.corrections.length,
        refused: Object.values(input.answers).filter((yes) => !yes).length,
      })
      await appendToLedger(deps, tx, request.id, [
        {
          kind: 'consent',
          payload: {
            entryId: request.entryId,
            requestId: request.id,
            personId: request.personId,
            step: 'answered',
            answers: input.answers,
            noticeVersion: request.noticeVersion,
            assurance: way,
          },
        },
      ])
      return ok(answer({ answered: now.toISOString() }))
    }),
  )

const accountOf = (asker: Asker) => (asker === 'anonymous' ? null : asker.accountId)

/**
 * Whether who answers is called and born as the person whose account or address vouches for them: a link about one
 * person, answered with the name of another, is vouched for by nobody.
 */
const isTheirs = async (tx: Tx, personId: string, said: EntryPerson): Promise<boolean> => {
  const [known] = await tx.select().from(personIdentity).where(eq(personIdentity.personId, personId))
  const sameBirth = !known?.birthDate || !said.birthDate || known.birthDate === said.birthDate
  return known !== undefined && sameBirth && known.folded === fold(tidyLine(said.fullName))
}

/** Each purpose is answered, none is invented: nothing is ticked for anybody beforehand. */
const answerIssues = (rules: EntryRules, answers: Record<string, boolean>): InputIssue[] => [
  ...rules.consents
    .filter(({ key }) => !Object.hasOwn(answers, key))
    .map(({ key, label }) => ({
      pointer: `/answers/${key}`,
      code: 'consent/unanswered',
      facts: { label },
    })),
  ...Object.keys(answers)
    .filter((key) => !rules.consents.some((it) => it.key === key))
    .map((key) => ({ pointer: `/answers/${key}`, code: 'consent/unknown' })),
]

const OF_PERSON = ['fullName', 'birthDate', 'position'] as const

const correctionIssues = (
  rules: EntryRules,
  index: number,
  corrections: AnswerConsent['corrections'],
): InputIssue[] =>
  corrections.flatMap(({ pointer, proposed }, i): InputIssue[] => {
    const known =
      pointer === '' ||
      OF_PERSON.some((key) => pointer === `/people/${index}/${key}`) ||
      rules.fields.some(({ key }) => pointer === `/fields/${key}`)
    if (!known) return [{ pointer: `/corrections/${i}/pointer`, code: 'correction/unknown' }]
    const wrongDay = pointer.endsWith('/birthDate') && !isIsoDate(proposed)
    return wrongDay ? [{ pointer: `/corrections/${i}/proposed`, code: 'field/notADate' }] : []
  })

/** The person as they say they are. */
const correctedPerson = (
  person: EntryPerson,
  index: number,
  corrections: AnswerConsent['corrections'],
): EntryPerson => {
  const said = (key: (typeof OF_PERSON)[number]) =>
    corrections.findLast(({ pointer }) => pointer === `/people/${index}/${key}`)?.proposed
  const name = said('fullName')
  return {
    ...person,
    fullName: name ? tidyLine(name) : person.fullName,
    birthDate: said('birthDate') ?? person.birthDate,
  }
}

/** A proposal anew takes the place of one for the same place that nobody has looked at. */
const keepCorrections = async (
  deps: Pick<Deps, 'newId' | 'now'>,
  tx: Tx,
  { request }: FoundRequest,
  corrections: AnswerConsent['corrections'],
) => {
  await tx
    .delete(nomineeCorrection)
    .where(and(eq(nomineeCorrection.requestId, request.id), eq(nomineeCorrection.state, 'open')))
  const said = corrections.filter(({ proposed }) => proposed !== '')
  if (said.length === 0) return
  await tx.insert(nomineeCorrection).values(
    said.map((it) => ({
      id: deps.newId(),
      entryId: request.entryId,
      personId: request.personId,
      requestId: request.id,
      ...it,
      state: 'open' as const,
      at: deps.now(),
    })),
  )
}

export const tellOfficers = async (
  deps: Deps,
  tx: Tx,
  context: DossierContext,
  kind: string,
  facts: Record<string, number | string>,
) =>
  notify(deps, tx, await listOfficers(tx, context.entry.unitIds), kind, {
    entryId: context.entry.id,
    editionTitle: context.edition.title,
    ...facts,
  })
