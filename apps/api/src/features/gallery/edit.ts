import type { saveExemplarSchema } from '@xk/contract'
import { entry, exemplar, type Tx } from '@xk/db'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { allowedCommands, answer, type Command, denialOf, type Viewer } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { notify } from '../accounts/notices.ts'
import { namesOf } from '../accounts/store.ts'
import { addHand, handsByThing, handsIn, thingOf, undoHands } from '../hands/hands.ts'
import { findEditionFor } from '../publication/context.ts'
import { displayName, type ExemplarRow, type GalleryEntry, loadGallery } from './load-gallery.ts'
import { entryLine } from './views.ts'

/** The honoured of one edition as the working group edits them, with what each agrees to and what is shown. */
export const readGallery = async (deps: Deps, viewer: Viewer, editionId: string) => {
  const { db } = deps.database
  const found = await findEditionFor(db, viewer, 'gallery.view', editionId)
  if (!found.ok) return found
  const entries = await loadGallery(db, deps.now(), { editionId })
  const hands = await handsByThing(
    db,
    entries.map(({ honour }) => thingOf.exemplar(honour.entryId)),
  )
  const names = await namesOf(
    db,
    entries.flatMap(({ row }) => [
      row?.preparedBy ?? null,
      row?.approvedBy ?? null,
      row?.takenDownBy ?? null,
    ]),
  )
  const nameOf = (id: string | null | undefined) => (id ? (names.get(id) ?? '—') : null)
  return ok(
    answer({
      editionId,
      editionTitle: found.value.title,
      entries: entries.map((it) =>
        entryLine({
          entryId: it.honour.entryId,
          key: it.key,
          name: displayName(it),
          title: it.dossier.title,
          unitName: it.honour.unitName,
          clusterName: it.honour.clusterName,
          collective: it.dossier.collective,
          shown: it.showing !== undefined,
          photo: it.showing?.photo ?? false,
          hasPortrait: it.dossier.portrait !== null,
          people: it.dossier.people.map(({ fullName, consents }) => ({
            name: fullName ?? '—',
            publishName: consents.publishName.state,
            publishPhoto: consents.publishPhoto.state,
          })),
          introduction: it.dossier.introduction ?? '',
          draft: it.row?.draft ?? null,
          published: it.row?.shown ?? null,
          version: it.row?.version ?? 0,
          byName: nameOf(it.row?.preparedBy),
          preparedAt: it.row?.preparedAt?.toISOString() ?? null,
          approvedByName: nameOf(it.row?.approvedBy),
          approvedAt: it.row?.approvedAt?.toISOString() ?? null,
          sentBack: it.row?.sentBack ?? null,
          takenDown:
            it.row?.takenDown && it.row.takenDownAt
              ? {
                  reason: it.row.takenDownReason ?? '',
                  byName: nameOf(it.row.takenDownBy) ?? '—',
                  at: it.row.takenDownAt.toISOString(),
                }
              : null,
          mayApprove: allowedCommands(
            viewer,
            { editionId, preparedBy: hands.get(thingOf.exemplar(it.honour.entryId)) ?? [] },
            ['gallery.approve'],
          ).includes('gallery.approve'),
        }),
      ),
      allowed: allowedCommands(viewer, { editionId }, [
        'gallery.edit',
        'gallery.takeDown',
        'pressPack.download',
      ]),
    }),
  )
}

interface Found {
  it: GalleryEntry
  row: ExemplarRow | undefined
}

/** An honoured entry for someone who may issue this command about it, its row held for the transaction. */
const findExemplarFor = async (
  deps: Deps,
  tx: Tx,
  viewer: Viewer,
  command: Command,
  entryId: string,
): Promise<Result<Found>> => {
  const [of] = await tx
    .select({ editionId: entry.editionId })
    .from(entry)
    .where(eq(entry.id, entryId))
    .for('update')
  const facts = of
    ? { editionId: of.editionId, preparedBy: await handsIn(tx, [thingOf.exemplar(entryId)]) }
    : {}
  const denied = denialOf(command, viewer, facts)
  if (denied || !of) return fail(denied ?? notFound)
  const entries = await loadGallery(tx, deps.now(), { editionId: of.editionId })
  const it = entries.find(({ honour }) => honour.entryId === entryId)
  return it ? ok({ it, row: it.row }) : fail(notFound)
}

const blank = (it: GalleryEntry) => ({
  entryId: it.honour.entryId,
  editionId: it.honour.editionId,
  version: 0,
  takenDown: false,
})

/** A secretary writes about an exemplar; a second tab never overwrites the first. Ends a sending back. */
export const saveExemplar = (
  deps: Deps,
  actor: Actor,
  input: { entryId: string } & z.infer<typeof saveExemplarSchema>,
) =>
  runCommand(deps, actor, 'gallery.edit', input, async (tx) => {
    const found = await findExemplarFor(deps, tx, actor.viewer, 'gallery.edit', input.entryId)
    if (!found.ok) return found
    const { it, row } = found.value
    const current = row?.version ?? 0
    if (current !== input.base)
      return fail({ code: 'record/stale-version', current, theirs: row?.draft ?? row?.shown ?? null })
    const now = deps.now()
    const saved = {
      draft: input.words,
      version: current + 1,
      preparedBy: actor.viewer.accountId,
      preparedAt: now,
      sentBack: null,
    }
    await tx
      .insert(exemplar)
      .values({ ...blank(it), ...saved })
      .onConflictDoUpdate({ target: exemplar.entryId, set: saved })
    await addHand(tx, thingOf.exemplar(input.entryId), actor.viewer.accountId, now)
    return ok(answer({ version: saved.version }))
  })

/** Another person lets exactly what was on screen be shown. */
export const approveExemplar = (deps: Deps, actor: Actor, input: { entryId: string; version: number }) =>
  runCommand(deps, actor, 'gallery.approve', input, async (tx, record) => {
    const found = await findExemplarFor(deps, tx, actor.viewer, 'gallery.approve', input.entryId)
    if (!found.ok) return found
    const { it, row } = found.value
    if (!row?.draft || row.sentBack !== null)
      return fail({ code: 'record/in-wrong-state', state: row?.sentBack ? 'sentBack' : 'empty' })
    if (row.version !== input.version) return fail({ code: 'record/stale-version', current: row.version })
    const now = deps.now()
    await tx
      .update(exemplar)
      .set({ shown: row.draft, draft: null, approvedBy: actor.viewer.accountId, approvedAt: now })
      .where(eq(exemplar.entryId, input.entryId))
    await undoHands(tx, thingOf.exemplar(input.entryId), now)
    if (row.preparedBy)
      await notify(deps, tx, [row.preparedBy], 'gallery.approved', {
        editionId: it.honour.editionId,
        editionTitle: it.honour.editionTitle,
      })
    record({ kind: 'gallery', payload: { step: 'approved', entryId: input.entryId, version: row.version } })
    return ok(answer({ shown: true as const }))
  })

export const sendBackExemplar = (deps: Deps, actor: Actor, input: { entryId: string; reason: string }) =>
  runCommand(deps, actor, 'gallery.approve', { sendBack: input }, async (tx, record) => {
    const found = await findExemplarFor(deps, tx, actor.viewer, 'gallery.approve', input.entryId)
    if (!found.ok) return found
    const { it, row } = found.value
    if (!row?.draft) return fail({ code: 'record/in-wrong-state', state: 'empty' })
    await tx.update(exemplar).set({ sentBack: input.reason }).where(eq(exemplar.entryId, input.entryId))
    if (row.preparedBy)
      await notify(deps, tx, [row.preparedBy], 'gallery.sentBack', {
        editionId: it.honour.editionId,
        editionTitle: it.honour.editionTitle,
      })
    record({ kind: 'sendBack', payload: { entryId: input.entryId, reason: input.reason } })
    return ok(answer({ sentBack: true as const }))
  })

/** Off the gallery at once, by one person, with a reason; decision and release stay as they are. */
export const takeDownExemplar = (deps: Deps, actor: Actor, input: { entryId: string; reason: string }) =>
  runCommand(deps, actor, 'gallery.takeDown', input, async (tx, record) => {
    const found = await findExemplarFor(deps, tx, actor.viewer, 'gallery.takeDown', input.entryId)
    if (!found.ok) return found
    const { it } = found.value
    const set = {
      takenDown: true,
      takenDownReason: input.reason,
      takenDownBy: actor.viewer.accountId,
      takenDownAt: deps.now(),
    }
    await tx
      .insert(exemplar)
      .values({ ...blank(it), ...set })
      .onConflictDoUpdate({ target: exemplar.entryId, set })
    record({
      kind: 'gallery',
      payload: { step: 'takenDown', entryId: input.entryId, reason: input.reason },
    })
    return ok(answer({ takenDown: true as const }))
  })

/** Shown again, as far as they agree. */
export const putUpExemplar = (deps: Deps, actor: Actor, input: { entryId: string }) =>
  runCommand(deps, actor, 'gallery.takeDown', { putUp: input }, async (tx, record) => {
    const found = await findExemplarFor(deps, tx, actor.viewer, 'gallery.takeDown', input.entryId)
    if (!found.ok) return found
    if (!found.value.row?.takenDown) return fail({ code: 'record/in-wrong-state', state: 'shown' })
    await tx
      .update(exemplar)
      .set({ takenDown: false, takenDownReason: null, takenDownBy: null, takenDownAt: null })
      .where(eq(exemplar.entryId, input.entryId))
    record({ kind: 'gallery', payload: { step: 'putUp', entryId: input.entryId } })
    return ok(answer({ takenDown: false as const }))
  })

/** The order of an edition's exemplars. */
export const orderGallery = (deps: Deps, actor: Actor, input: { editionId: string; entryIds: string[] }) =>
  runCommand(deps, actor, 'gallery.edit', input, async (tx) => {
    const found = await findEditionFor(tx, actor.viewer, 'gallery.edit', input.editionId, { lock: true })
    if (!found.ok) return found
    const entries = await loadGallery(tx, deps.now(), { editionId: input.editionId })
    const known = new Map(entries.map((it) => [it.honour.entryId, it]))
    if (input.entryIds.some((id) => !known.has(id))) return fail(notFound)
    for (const [ordinal, id] of input.entryIds.entries()) {
      const it = known.get(id)
      if (it)
        await tx
          .insert(exemplar)
          .values({ ...blank(it), ordinal })
          .onConflictDoUpdate({ target: exemplar.entryId, set: { ordinal } })
    }
    return ok(answer({ ordered: true as const }))
  })
