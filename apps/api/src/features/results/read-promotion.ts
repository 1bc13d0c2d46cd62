import { promotion, stage } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { allowedCommands, answer, PUBLIC, view, type Viewer } from '@xk/domain/policy'
import type { Cut } from '@xk/domain/ruleset'
import { and, asc, eq, isNotNull } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { namesOf } from '../accounts/store.ts'
import { isBlind } from '../panel/store.ts'
import { BY_CODE, findStageFor, namesAreKnown, resultAudiences, sightOf } from './context.ts'
import { findFrozen } from './frozen.ts'
import { listEntryNames } from './names.ts'
import { promotionDigest, promotionOf } from './promote.ts'
import { findPromotion } from './promotion-store.ts'
import { findUnmaskRequest } from './unmask-request.ts'
import { stageHead } from './views.ts'

const lineView = view<{
  code: string
  rank: number | null
  score: string | null
  goesOn: boolean
  why: string
  title: string
  unitName: string
}>()({
  code: 'internal',
  rank: 'internal',
  score: 'internal',
  goesOn: 'internal',
  why: 'internal',
  title: 'identity',
  unitName: 'identity',
})
const tieView = view<{ score: string; places: number; codes: string[] }>()({
  score: 'internal',
  places: 'internal',
  codes: 'internal',
})
const cutView = view<Cut>()({ quota: 'public', floor: 'public', ties: 'public', published: 'public' })
const nextView = view<{ label: string; blind: boolean; presents: boolean; council: boolean }>()({
  label: 'public',
  blind: 'public',
  presents: 'public',
  council: 'public',
})
const declaredView = view<{ n: number; digest: string; at: string; byName: string }>()({
  n: 'internal',
  digest: 'internal',
  at: 'internal',
  byName: 'internal',
})
const withdrawnView = view<{ n: number; at: string; reason: string }>()({
  n: 'internal',
  at: 'internal',
  reason: 'internal',
})

/**
 * Who goes on to the next stage, by code, with why each does or does not: what was declared, else what the frozen
 * standing gives and someone may declare. Someone with a conflict, or with own sheets to hand in, sees no line.
 */
export const readPromotion = async (deps: Deps, viewer: Viewer, stageId: string) => {
  const tx = deps.database.db
  const found = await findStageFor(tx, viewer, 'promotion.view', stageId)
  if (!found.ok) return found
  const it = found.value
  if (!it.own.cut || !it.next) return fail(notFound)
  const [{ hidden, held }, frozen, row, withdrawn, unmask] = await Promise.all([
    sightOf(tx, viewer, stageId),
    findFrozen(tx, stageId),
    findPromotion(tx, stageId),
    tx
      .select()
      .from(promotion)
      .where(and(eq(promotion.stageId, stageId), isNotNull(promotion.withdrawnAt)))
      .orderBy(asc(promotion.n)),
    findUnmaskRequest(tx, stageId),
  ])
  const [next] = await tx
    .select({ id: stage.id })
    .from(stage)
    .where(and(eq(stage.editionId, it.editionId), eq(stage.key, it.next.key)))
  const closed = held || hidden.size > 0
  const standing = it.stageState === 'running' || it.stageState === 'waiting' ? undefined : frozen
  const shown = row?.declared ?? (standing && promotionOf(it, standing))
  const lines = closed ? [] : (shown?.lines ?? [])
  const seen = resultAudiences(viewer, it)
  const [names, accounts] = await Promise.all([
    listEntryNames(
      tx,
      it.rules,
      seen.has('identity') ? lines.map(({ stageEntryId }) => stageEntryId) : [],
      vietnamDay(deps.now()),
    ),
    namesOf(tx, [row?.declaredBy ?? null]),
  ])
  return ok(
    answer({
      stage: stageHead(it),
      next: nextView.redact(
        {
          label: it.next.label,
          blind: isBlind(it.next),
          presents: it.next.kind === 'scoring' && it.next.presentation !== null,
          council: it.next.kind === 'councilBallot',
        },
        PUBLIC,
      ),
      nextStageId: row ? (next?.id ?? null) : null,
      cut: cutView.redact(it.own.cut, PUBLIC),
      ready: shown !== undefined,
      held,
      hiddenEntries: hidden.size > 0,
      namesKnown: namesAreKnown(it),
      digest: closed || !shown ? null : promotionDigest(shown),
      tie: shown?.tie && !closed ? tieView.redact(shown.tie, BY_CODE) : null,
      lines: lines.map(({ stageEntryId, ...line }) => {
        const name = names.get(stageEntryId)
        return lineView.redact({ ...line, title: name?.title ?? '', unitName: name?.unitName ?? '' }, seen)
      }),
      declared: row
        ? declaredView.redact(
            {
              n: row.n,
              digest: row.digest,
              at: row.declaredAt.toISOString(),
              byName: accounts.get(row.declaredBy) ?? '—',
            },
            BY_CODE,
          )
        : null,
      withdrawn: withdrawn.map((one) =>
        withdrawnView.redact(
          { n: one.n, at: one.withdrawnAt?.toISOString() ?? '', reason: one.reason ?? '' },
          BY_CODE,
        ),
      ),
      unmaskRequest: unmask,
      allowed: allowedCommands(
        viewer,
        { editionId: it.editionId, preparedBy: frozen ? [frozen.frozenBy] : [] },
        [
          'promotion.declare',
          'promotion.withdraw',
          'unmask.request',
          'unmask.approve',
          'masking.list',
          'panel.view',
        ],
      ),
    }),
  )
}
