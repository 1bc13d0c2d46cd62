import { randomUUID } from 'node:crypto'
import {
  attachment,
  consent,
  entryPerson,
  file,
  personIdentity,
  revisionAttachment,
  revisionContent,
  stageEntry,
} from '@xk/db'
import { fold, fromPlainText } from '@xk/domain/kernel'
import { exemplarSelectionTemplate } from '@xk/domain/programme'
import type { Ruleset } from '@xk/domain/ruleset'
import { eq, inArray } from 'drizzle-orm'
import type { JudgedStage } from './judged-stage.ts'
import { decide, insertApprovedResult, release, type ResultPeople } from './released-result.ts'
import type { TestApp } from './test-app.ts'

/** Scored by rubric alone: the council's ballot has its own tests. */
export const exemplarRules: Ruleset = {
  ...exemplarSelectionTemplate,
  stages: exemplarSelectionTemplate.stages.filter(({ kind }) => kind !== 'councilBallot'),
}

export interface HonouredEntry {
  entryId: string
  stageEntryId: string
  personId: string
  unitId: string
  name: string
}
export interface HonouredEdition extends JudgedStage {
  honoured: HonouredEntry[]
}

const introductionOf = (name: string): string =>
  `${name} bắt đầu mỗi buổi sáng bằng việc mở sớm quầy tiếp nhận. Bốn năm qua chưa có hồ sơ nào trễ hạn.\n\nMọi người nhớ ${name} vì cách hướng dẫn chậm rãi, rõ ràng.`

/**
 * A selection of exemplars whose decision is published, one honoured person per name with a dossier and their own
 * consent to everything. Scores fall from the first to the last. `release: false` stops before the publication.
 */
export const insertHonoured = async (
  world: TestApp,
  people: ResultPeople,
  names: readonly string[],
  options: { release?: boolean; publishAt?: string } = {},
): Promise<HonouredEdition> => {
  const { db } = world.database
  const it = await insertApprovedResult(world, people, {
    rules: {
      ...exemplarRules,
      prizes: exemplarRules.prizes.map((prize) => ({ ...prize, quota: Math.max(prize.quota, names.length) })),
    },
    totals: names.map((_, i) => [97 - i, 96 - i, 95 - i]),
  })
  const rows = await db
    .select({
      entryId: stageEntry.entryId,
      stageEntryId: stageEntry.id,
      revisionId: stageEntry.revisionId,
      personId: entryPerson.personId,
      body: revisionContent.body,
    })
    .from(stageEntry)
    .innerJoin(entryPerson, eq(entryPerson.entryId, stageEntry.entryId))
    .innerJoin(revisionContent, eq(revisionContent.revisionId, stageEntry.revisionId))
    .where(
      inArray(
        stageEntry.id,
        it.entries.map(({ stageEntryId }) => stageEntryId),
      ),
    )
  const honoured = it.entries.flatMap((entry, i): HonouredEntry[] => {
    const row = rows.find(({ entryId }) => entryId === entry.entryId)
    return row ? [{ ...row, unitId: entry.unitId, name: names[i] ?? '' }] : []
  })
  for (const { entryId, personId, name } of honoured) {
    const row = rows.find((one) => one.entryId === entryId)
    const body = (row?.body ?? {}) as { fields: object; people: object[] }
    await db
      .update(personIdentity)
      .set({ fullName: name, folded: fold(name), birthDate: '1996-03-08' })
      .where(eq(personIdentity.personId, personId))
    await db
      .update(revisionContent)
      .set({
        body: {
          ...body,
          fields: {
            ...body.fields,
            title: `${name}, chuyên viên bộ phận một cửa`,
            introduction: fromPlainText(introductionOf(name)),
          },
          people: body.people.map((one) => ({
            ...one,
            fullName: name,
            position: 'Chuyên viên bộ phận một cửa',
          })),
        },
      })
      .where(eq(revisionContent.revisionId, row?.revisionId ?? ''))
    for (const purpose of ['processing', 'publishName', 'publishPhoto'])
      await giveConsent(world, { entryId, personId, purpose })
  }
  await decide(it, people)
  if (options.release ?? true)
    await release(it, people, options.publishAt ? { publishAt: options.publishAt } : {})
  return { ...it, honoured }
}

/** What a person says to one purpose through their own link, or `recordedByUnit`: what a unit wrote down for them. */
export const giveConsent = (
  world: TestApp,
  it: { entryId: string; personId: string; purpose: string },
  assurance = 'self',
) =>
  world.database.db.insert(consent).values({
    id: randomUUID(),
    ...it,
    noticeVersion: '2026-01',
    givenAt: world.clock.now,
    assurance,
  })

/** A portrait among the files of what was handed in. */
export const addPortrait = async (
  world: TestApp,
  stageEntryId: string,
  bytes: Uint8Array,
): Promise<string> => {
  const { db } = world.database
  const [of] = await db.select().from(stageEntry).where(eq(stageEntry.id, stageEntryId))
  if (!of) throw new Error('no stage entry')
  const fileId = randomUUID()
  await world.deps.files.put(fileId, bytes)
  await db.insert(file).values({
    id: fileId,
    sha256: '0'.repeat(64),
    type: 'jpg',
    size: bytes.length,
    name: 'chan-dung.jpg',
    width: 1200,
    height: 1600,
    uploadedBy: randomUUID(),
    uploadedAt: world.clock.now,
  })
  const attachmentId = randomUUID()
  await db.insert(attachment).values({
    id: attachmentId,
    entryId: of.entryId,
    fileId,
    audience: 'identity',
    slot: 'portrait',
    ordinal: 0,
  })
  await db.insert(revisionAttachment).values({ revisionId: of.revisionId, attachmentId, ordinal: 0 })
  return fileId
}
