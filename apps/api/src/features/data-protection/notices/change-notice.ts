import type { savePrivacyNoticeSchema } from '@xk/contract'
import { privacyNotice, type Tx } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import { noticeDigest } from '@xk/domain/privacy'
import { and, eq, ne } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../../deps.ts'
import { type Actor, runCommand } from '../../../http/command.ts'
import { notify } from '../../accounts/notices.ts'
import { listHolders } from '../../grants/store.ts'
import { addHand, handsIn, thingOf } from '../../hands/hands.ts'

const findNotice = async (tx: Tx, id: string) =>
  (await tx.select().from(privacyNotice).where(eq(privacyNotice.id, id)).for('update'))[0]

/** Saves a draft of a version. What is published or lies with the second person is not written to. */
export const saveNotice = (deps: Deps, actor: Actor, input: z.infer<typeof savePrivacyNoticeSchema>) =>
  runCommand(deps, actor, 'privacyNotice.prepare', input, async (tx) => {
    const denied = denialOf('privacyNotice.prepare', actor.viewer, {})
    if (denied) return fail(denied)
    const { id, baseVersion, version, validFrom, body } = input
    const before = id ? await findNotice(tx, id) : undefined
    if (id && !before) return fail(notFound)
    if (before && before.state !== 'draft')
      return fail({ code: 'record/in-wrong-state' as const, state: before.state })
    if (before && before.saveVersion !== baseVersion)
      return fail({ code: 'record/stale-version' as const, current: before.saveVersion })
    const [same] = await tx
      .select({ id: privacyNotice.id })
      .from(privacyNotice)
      .where(and(eq(privacyNotice.version, version), ...(id ? [ne(privacyNotice.id, id)] : [])))
    if (same)
      return fail({
        code: 'input/invalid' as const,
        issues: [{ pointer: '/version', code: 'versionTaken' }],
      })
    const row = {
      version,
      validFrom,
      body,
      saveVersion: (before?.saveVersion ?? 0) + 1,
      preparedBy: actor.viewer.accountId,
      preparedAt: deps.now(),
    }
    const noticeId = id ?? deps.newId()
    if (before) await tx.update(privacyNotice).set(row).where(eq(privacyNotice.id, noticeId))
    else await tx.insert(privacyNotice).values({ id: noticeId, state: 'draft', ...row })
    await addHand(tx, thingOf.privacyNotice(noticeId), actor.viewer.accountId, deps.now())
    return ok(answer({ id: noticeId, saveVersion: row.saveVersion }))
  })

/** Hands a draft to the second person. */
export const putForwardNotice = (deps: Deps, actor: Actor, input: { id: string; baseVersion: number }) =>
  runCommand(deps, actor, 'privacyNotice.prepare', { forward: input }, async (tx) => {
    const denied = denialOf('privacyNotice.prepare', actor.viewer, {})
    if (denied) return fail(denied)
    const row = await findNotice(tx, input.id)
    if (!row) return fail(notFound)
    if (row.state !== 'draft') return fail({ code: 'record/in-wrong-state' as const, state: row.state })
    if (row.saveVersion !== input.baseVersion)
      return fail({ code: 'record/stale-version' as const, current: row.saveVersion })
    await tx
      .update(privacyNotice)
      .set({ state: 'waiting', sentBack: null })
      .where(eq(privacyNotice.id, row.id))
    await addHand(tx, thingOf.privacyNotice(row.id), actor.viewer.accountId, deps.now())
    const now = deps.now()
    const leads = await listHolders(tx, ['lead', 'deputy'], now)
    await notify(deps, tx, leads, 'privacyNotice.waiting', { by: actor.viewer.accountId })
    return ok(answer({ id: row.id, state: 'waiting' as const }))
  })

/** The second person publishes exactly the text they read; from then on it never changes. */
export const publishNotice = (deps: Deps, actor: Actor, input: { id: string; digest: string }) =>
  runCommand(deps, actor, 'privacyNotice.publish', input, async (tx, record) => {
    const row = await findNotice(tx, input.id)
    const preparedBy = row ? await handsIn(tx, [thingOf.privacyNotice(row.id)]) : []
    const denied = denialOf('privacyNotice.publish', actor.viewer, { preparedBy })
    if (denied) return fail(denied)
    if (!row) return fail(notFound)
    if (row.state !== 'waiting') return fail({ code: 'record/in-wrong-state' as const, state: row.state })
    const digest = noticeDigest(row.version, row.validFrom, row.body)
    if (digest !== input.digest)
      return fail({ code: 'record/stale-version' as const, current: row.saveVersion })
    const by = actor.viewer.accountId
    await tx
      .update(privacyNotice)
      .set({ state: 'published', digest, publishedBy: by, publishedAt: deps.now() })
      .where(eq(privacyNotice.id, row.id))
    await notify(deps, tx, [row.preparedBy], 'privacyNotice.published', { by, version: row.version })
    record({ kind: 'privacyNotice', payload: { version: row.version, digest } })
    return ok(answer({ id: row.id, state: 'published' as const, digest }))
  })

/** Back to the draft, with what is to be changed. */
export const sendBackNotice = (deps: Deps, actor: Actor, input: { id: string; reason: string }) =>
  runCommand(deps, actor, 'privacyNotice.sendBack', input, async (tx) => {
    const denied = denialOf('privacyNotice.sendBack', actor.viewer, {})
    if (denied) return fail(denied)
    const row = await findNotice(tx, input.id)
    if (!row) return fail(notFound)
    if (row.state !== 'waiting') return fail({ code: 'record/in-wrong-state' as const, state: row.state })
    const by = actor.viewer.accountId
    await tx
      .update(privacyNotice)
      .set({ state: 'draft', sentBack: input.reason, saveVersion: row.saveVersion + 1 })
      .where(eq(privacyNotice.id, row.id))
    await notify(deps, tx, [row.preparedBy], 'privacyNotice.sentBack', { by, version: row.version })
    return ok(answer({ id: row.id, state: 'draft' as const }))
  })
