import { workStep } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf, type Viewer } from '@xk/domain/policy'
import { isPlanOpen, isWritable } from '@xk/domain/work'
import { desc, eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { namesOf } from '../accounts/store.ts'
import { listWorkFiles, loadWork } from './context.ts'
import { EVIDENCE, hiddenDraft } from './evidence.ts'
import { kindLabels, kindLines, workSettingsAt } from './settings.ts'
import { audiencesOfWork, bodyView, decisionRef, fileLine, stepView, workCommands } from './views.ts'

/** One work with its words, evidence and the steps that it went through. */
export const readWork = async (deps: Deps, viewer: Viewer, workId: string) => {
  const { db } = deps.database
  const now = deps.now()
  const it = await loadWork(db, workId, now)
  const denied = denialOf('work.view', viewer, it?.facts ?? {})
  if (denied || !it || hiddenDraft(it.work.state, viewer, it.facts)) return fail(denied ?? notFound)
  const [files, steps, settings, labels] = await Promise.all([
    listWorkFiles(db, workId),
    db
      .select()
      .from(workStep)
      .where(eq(workStep.workId, workId))
      .orderBy(desc(workStep.at), desc(workStep.id)),
    workSettingsAt(db, vietnamDay(now)),
    kindLabels(db),
  ])
  const names = await namesOf(
    db,
    steps.map(({ by }) => by),
  )
  const seen = audiencesOfWork(viewer, it.facts)
  const { state, kind } = it.work
  const known = settings.kinds.some(({ key }) => key === kind) || kind === ''
  const kinds = known ? settings.kinds : [...settings.kinds, { key: kind, label: labels.get(kind) ?? kind }]
  return ok(
    answer({
      id: it.work.id,
      serverNow: now.toISOString(),
      unitId: it.work.unitId,
      unitName: it.unitName,
      year: it.work.year,
      state,
      version: it.work.version,
      savedAt: it.work.savedAt.toISOString(),
      onBehalf: it.work.onBehalf,
      acceptedOn: it.work.acceptedOn,
      replicationId: it.work.replicationId,
      replicationPart: it.work.replicationPart,
      fromIdea: it.work.entryId !== null,
      commendedBy: decisionRef(it.commendedBy),
      body: bodyView.redact(it.body, seen),
      planOpen: isPlanOpen(state),
      writable: isWritable(state),
      kinds: kindLines(kinds),
      files: seen.has('identity') ? files.map(fileLine) : [],
      maxFileBytes: EVIDENCE.maxBytes,
      types: [...EVIDENCE.allowed],
      steps: steps.map(({ act, reason, items, due, at, by }) =>
        stepView.redact(
          { act, reason, items, due, at: at.toISOString(), byName: names.get(by) ?? null },
          seen,
        ),
      ),
      allowed: workCommands(viewer, it.facts),
    }),
  )
}
