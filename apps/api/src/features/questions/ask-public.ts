import { hashToken } from '@xk/auth'
import type { askPublicSchema } from '@xk/contract'
import { question, questionContact, spentPuzzle, type Tx } from '@xk/db'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { readMail } from '@xk/domain/organisation'
import { answer } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { throttled } from '../../http/throttle.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { notify } from '../accounts/notices.ts'
import { readPublicEdition } from '../editions/read-rules.ts'
import { unitAtDay } from '../organisation/store.ts'
import { checkChallenge, followCode } from './challenge.ts'
import { foldedOf, listAnswerers, questionSettings } from './store.ts'

type About = { editionId: string; unitId: null } | { editionId: null; unitId: string }

/** A network as one asker: the whole /64 of an IPv6 address is one household's. */
export const networkOf = (address: string): string =>
  address.includes(':') && !address.includes('.') ? address.split(':').slice(0, 4).join(':') : address

const aboutOf = async (
  deps: Deps,
  about: z.infer<typeof askPublicSchema>['about'],
): Promise<Result<About>> => {
  if ('unitId' in about) {
    const unit = await unitAtDay(deps.database.db, about.unitId, vietnamDay(deps.now()))
    return unit ? ok({ editionId: null, unitId: unit.unitId }) : fail(notFound)
  }
  const found = await readPublicEdition(deps, about.slug)
  return found.ok ? ok({ editionId: found.value.edition.id, unitId: null }) : found
}

/**
 * A question from anybody. It takes a solved puzzle, which counts once; who sends the same question again with the
 * same puzzle (an answer that got lost) gets the same code. Name and contact lie apart and are erased after a time.
 */
export const askPublic = async (deps: Deps, input: z.infer<typeof askPublicSchema>, address: string) => {
  const until = checkChallenge(deps, input.challenge, input.answer)
  if (!until.ok) return until
  const tooMany = await throttled(deps.throttles.question, networkOf(address))
  if (tooMany) return fail(tooMany)
  const about = await aboutOf(deps, input.about)
  if (!about.ok) return about
  const code = followCode(deps, input.challenge)
  return deps.database.db.transaction(async (tx): Promise<Result<ReturnType<typeof receipt>>> => {
    const id = deps.newId()
    const [mine] = await tx
      .insert(spentPuzzle)
      .values({ challenge: hashToken(input.challenge), questionId: id, expiresAt: until.value })
      .onConflictDoNothing()
      .returning({ id: spentPuzzle.questionId })
    if (!mine) return repeated(tx, input, code)
    const dueAt = await insertQuestion(deps, tx, { ...input, ...about.value, id, askedBy: null, code })
    await keepContact(deps, tx, id, input)
    return ok(receipt(code, dueAt))
  })
}

/** How to reach whoever asked, each for its own purpose: a mail address only to tell of the answer, as agreed to. */
const keepContact = async (
  deps: Deps,
  tx: Tx,
  questionId: string,
  input: z.infer<typeof askPublicSchema>,
) => {
  const now = deps.now()
  const email = input.tellByMail && deps.mailer ? readMail(input.email) : null
  if (!input.name && !input.contact && !email) return
  await tx.insert(questionContact).values({
    questionId,
    name: input.name || null,
    contact: input.contact || null,
    email,
    emailAgreedAt: email ? now : null,
    eraseAt: (await questionSettings(tx, now)).contactUntil(),
  })
}

const receipt = (code: string, dueAt: Date) => answer({ code, dueAt: dueAt.toISOString() })

const repeated = async (tx: Tx, input: { title: string; body: string }, code: string) => {
  const [before] = await tx
    .select()
    .from(question)
    .where(eq(question.codeHash, hashToken(code)))
  return before && before.title === input.title && before.body === input.body
    ? ok(receipt(code, before.dueAt))
    : fail({ code: 'question/puzzle' as const, reason: 'used' as const })
}

/** Stores a question with its due time and tells those who answer it. Answers when it is due. */
export const insertQuestion = async (
  deps: Deps,
  tx: Tx,
  asked: {
    id: string
    title: string
    body: string
    sort: 'question' | 'suggestion'
    askedBy: string | null
    code: string
  } & About,
): Promise<Date> => {
  const now = deps.now()
  const { id, title, body, sort, editionId, unitId, askedBy, code } = asked
  const settings = await questionSettings(tx, now)
  const dueAt = settings.dueAt(unitId ? 'portal' : 'contest')
  await tx.insert(question).values({
    id,
    title,
    body,
    sort,
    editionId,
    unitId,
    askedBy,
    dueAt,
    folded: foldedOf(asked),
    state: 'waiting',
    version: 1,
    askedAt: now,
    codeHash: hashToken(code),
  })
  const to = await listAnswerers(tx, now, unitId ? [unitId] : undefined)
  await notify(deps, tx, to, unitId ? 'question.toUnit' : 'question.toOrganisers', {
    questionId: id,
    due: dueAt.toISOString(),
  })
  return dueAt
}
