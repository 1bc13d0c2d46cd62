import { edition } from '@xk/db'
import { ESCALATION_LEVELS, quotaUse, suggestOrder } from '@xk/domain/escalation'
import { fail, formatDecimal, fromWire, ok } from '@xk/domain/kernel'
import { allowedCommands, answer, denialOf, type Viewer } from '@xk/domain/policy'
import { and, desc, eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { namesOf } from '../accounts/store.ts'
import { handsByThing, thingOf } from '../hands/hands.ts'
import { listHonours } from '../honours/list-honours.ts'
import type { Dossier } from '../honours/load-dossiers.ts'
import { settingsAt, termAt } from '../organisation/settings.ts'
import { findEditionFor } from '../publication/context.ts'
import { type Candidate, loadCandidates, loadQuotas, obstaclesFor, type TermQuotas } from './context.ts'
import { memoSymbol } from './draft-memo.ts'
import { listAnswers, listLines, listMemos, memoDigest } from './store.ts'
import { answerLine, candidateLine, editionLine, listLine, memoLine, quotaLine, termLine } from './views.ts'

const PROPOSAL_WORDS = 90

/** The beginning of the introduction, whole sentences where it can be. */
const proposalOf = ({ introduction }: Dossier): string => {
  if (!introduction) return ''
  const words = introduction.split(/\s+/)
  if (words.length <= PROPOSAL_WORDS) return words.join(' ')
  const cut = words.slice(0, PROPOSAL_WORDS).join(' ')
  const end = cut.lastIndexOf('. ')
  return end > cut.length / 2 ? cut.slice(0, end + 1) : `${cut} …`
}

/** The weakest of what its people say to the processing of their data. */
const consentOf = ({ people }: Dossier) => {
  const states = people.map(({ consents }) => consents.processing.state)
  return (
    (['restricted', 'withdrawn', 'none', 'unit'] as const).find((it) => states.includes(it)) ??
    ('given' as const)
  )
}

const quotaLines = (quotas: TermQuotas, year: number) =>
  ESCALATION_LEVELS.map((level) => {
    const { year: ofYear, term } = quotas.of(level, year)
    return quotaLine({ level, year: ofYear, term, isSet: quotas.isSet(level, year) })
  })

const candidateLines = (candidates: readonly Candidate[], quotas: TermQuotas) => {
  const suggested = Object.fromEntries(
    ESCALATION_LEVELS.map((level) => [
      level,
      suggestOrder(
        candidates.map(({ facts }) => facts).filter((it) => obstaclesFor(it, level, quotas).length === 0),
      ),
    ]),
  )
  const order = new Map(suggestOrder(candidates.map(({ facts }) => facts)).map(({ id }, i) => [id, i]))
  return [...candidates]
    .sort((a, b) => (order.get(a.facts.id) ?? 0) - (order.get(b.facts.id) ?? 0))
    .map(({ honour, dossier, facts }) => {
      const consent = consentOf(dossier)
      // At their request nothing of theirs is used: not to choose them, nor to write about them.
      const closed = consent === 'restricted'
      return candidateLine({
        stageEntryId: honour.stageEntryId,
        title: closed ? '—' : dossier.title,
        people: closed ? [] : dossier.people.flatMap(({ fullName }) => fullName ?? []),
        collective: dossier.collective,
        unitName: honour.unitName,
        clusterName: honour.clusterName,
        votes: facts.votes,
        score: facts.score === null ? null : formatDecimal(fromWire(facts.score)),
        consent,
        city: facts.city,
        central: facts.central,
        places: ESCALATION_LEVELS.map((level) => {
          const found = suggested[level]?.find(({ id }) => id === facts.id)
          return {
            level,
            place: found?.place ?? null,
            by: found?.by ?? null,
            obstacles: obstaclesFor(facts, level, quotas),
          }
        }),
        proposal: closed ? '' : proposalOf(dossier),
      })
    })
}

/** Everything about introducing the honoured of one edition: quotas, whom the rules suggest, memos, answers. */
export const readEscalations = async (deps: Deps, viewer: Viewer, editionId: string) => {
  const { db } = deps.database
  const found = await findEditionFor(db, viewer, 'escalation.view', editionId)
  if (!found.ok) return found
  const now = deps.now()
  const quotas = await loadQuotas(db, found.value.termId)
  if (!quotas) return fail({ code: 'edition/no-term' as const })
  const { candidates } = await loadCandidates(db, { editionId, now, quotas })
  const memos = await listMemos(db, editionId)
  const ids = memos.map(({ id }) => id)
  const lines = await listLines(db, ids)
  const answers = await listAnswers(db, ids)
  const hands = await handsByThing(
    db,
    ids.map((id) => thingOf.memo(id)),
  )
  const settings = await settingsAt(db, vietnamDay(now))
  const names = await namesOf(db, [
    ...memos.flatMap(({ preparedBy, approvedBy }) => [preparedBy, approvedBy]),
    ...answers.flatMap(({ recordedBy, countersignedBy }) => [recordedBy, countersignedBy]),
  ])
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? '—'))
  const agreed = new Map(
    candidates.map(({ honour, facts }) => [honour.stageEntryId, facts.consents && !facts.erased]),
  )
  const year = candidates[0]?.honour.year ?? Number(vietnamDay(now).slice(0, 4))
  return ok(
    answer({
      editionId,
      editionTitle: found.value.title,
      released: candidates.length > 0,
      today: vietnamDay(now),
      year,
      term: termLine({ id: quotas.termId, name: quotas.termName, centralFrom: quotas.centralFrom }),
      quotas: quotaLines(quotas, year),
      candidates: candidateLines(candidates, quotas),
      memos: memos.map((memo) => {
        const own = lines.filter(({ memoId }) => memoId === memo.id)
        const live = own.filter(({ state }) => state !== 'withdrawn')
        const preparedBy = [memo.preparedBy, ...(hands.get(thingOf.memo(memo.id)) ?? [])]
        return answer({
          memo: memoLine({
            id: memo.id,
            level: memo.level,
            year: memo.year,
            state: memo.state,
            body: memo.body,
            digest: memoDigest(memo, live),
            number: memo.number,
            symbol: memoSymbol(settings),
            signedOn: memo.signedOn,
            preparedAt: memo.preparedAt.toISOString(),
            byName: nameOf(memo.preparedBy) ?? '—',
            approvedAt: memo.approvedAt?.toISOString() ?? null,
            approvedByName: nameOf(memo.approvedBy),
            sentBack: memo.sentBack,
            sentOn: memo.sentOn,
            sentHow: memo.sentHow,
          }),
          lines: own.map((line) =>
            listLine({
              id: line.id,
              stageEntryId: line.stageEntryId,
              state: line.state,
              sheet: line.sheet,
              reason: line.reason,
              due: line.due,
              at: line.at.toISOString(),
              consents: agreed.get(line.stageEntryId) ?? false,
            }),
          ),
          answers: answers
            .filter(({ memoId }) => memoId === memo.id)
            .map((it) =>
              answerLine({
                id: it.id,
                kind: it.kind,
                state: it.state,
                reference: it.reference,
                dated: it.dated,
                due: it.due,
                note: it.note,
                scan: it.fileName,
                scanSha256: it.sha256,
                lines: it.lines,
                byName: nameOf(it.recordedBy) ?? '—',
                recordedAt: it.recordedAt.toISOString(),
                countersignedByName: nameOf(it.countersignedBy),
                countersignedAt: it.countersignedAt?.toISOString() ?? null,
                sentBack: it.sentBack,
                mayCountersign: allowedCommands(viewer, { editionId, preparedBy: [it.recordedBy] }, [
                  'escalation.countersign',
                ]).includes('escalation.countersign'),
              }),
            ),
          allowed: allowedCommands(viewer, { editionId, preparedBy }, [
            'escalation.prepare',
            'escalation.approve',
            'escalation.sendBack',
          ]),
        })
      }),
      allowed: allowedCommands(viewer, { editionId }, [
        'escalation.prepare',
        'escalation.setQuota',
        'pressPack.download',
        'gallery.view',
      ]),
    }),
  )
}

/** The selections of the running term, the latest first, each with whom it introduced; the same statements for one and many. */
export const readEscalationIndex = async (deps: Deps, viewer: Viewer) => {
  const denied = denialOf('escalation.view', viewer, {})
  if (denied) return fail(denied)
  const { db } = deps.database
  const now = deps.now()
  const today = vietnamDay(now)
  const term = await termAt(db, today)
  const quotas = term && (await loadQuotas(db, term.id))
  if (!term || !quotas) return fail({ code: 'edition/no-term' as const })
  const honours = await listHonours(db, now, { termId: term.id })
  const editions = await db
    .select({ id: edition.id, title: edition.title })
    .from(edition)
    .where(and(eq(edition.termId, term.id), eq(edition.programme, 'exemplarSelection')))
    .orderBy(desc(edition.createdAt), edition.id)
  const entries = new Map(honours.map(({ entryId, editionId }) => [entryId, editionId]))
  const year = Number(today.slice(0, 4))
  const useOf = (editionId: string, level: 'city' | 'central') =>
    quotaUse(
      0,
      quotas.lines.filter((line) => line.level === level && entries.get(line.entryId) === editionId),
    )
  return ok(
    answer({
      year,
      term: termLine({ id: term.id, name: term.name, centralFrom: quotas.centralFrom }),
      quotas: quotaLines(quotas, year),
      editions: editions.map(({ id, title }) => {
        const own = honours.filter(({ editionId }) => editionId === id)
        return editionLine({
          id,
          title,
          year: own[0]?.year ?? null,
          honoured: own.length,
          city: useOf(id, 'city'),
          central: useOf(id, 'central'),
        })
      }),
      allowed: allowedCommands(viewer, {}, ['escalation.setQuota']),
    }),
  )
}
