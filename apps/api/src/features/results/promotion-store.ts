import { promotion, rendition, renditionImage, stageEntry, type Tx } from '@xk/db'
import type { RenditionBody } from '@xk/domain/rendition'
import type { Cut } from '@xk/domain/ruleset'
import type { CutTie, PromotionLine } from '@xk/domain/scoring'
import { and, desc, eq, inArray, isNull } from 'drizzle-orm'

/** What was declared: everything by the stage's own codes, so that it can be published as it is. */
export interface DeclaredPromotion {
  stage: string
  nextStage: string
  /** Digest of the standing that it follows from. */
  standing: string
  cut: Cut
  tie: (Omit<CutTie, 'entries'> & { codes: string[] }) | null
  lines: (Omit<PromotionLine, 'entryId'> & { stageEntryId: string; code: string })[]
}

/** The declaration that stands, with its row. */
export const findPromotion = async (tx: Tx, stageId: string) => {
  const [row] = await tx
    .select()
    .from(promotion)
    .where(and(eq(promotion.stageId, stageId), isNull(promotion.withdrawnAt)))
    .orderBy(desc(promotion.n))
    .limit(1)
  return row && { ...row, declared: row.derivation as DeclaredPromotion }
}

/** How often it was declared before, withdrawn ones included. */
export const countPromotions = async (tx: Tx, stageId: string): Promise<number> =>
  (await tx.select({ n: promotion.n }).from(promotion).where(eq(promotion.stageId, stageId))).length

/** Entry, revision and code of stage entries. */
export const listBehind = (tx: Tx, stageEntryIds: readonly string[]) =>
  tx
    .select({
      id: stageEntry.id,
      entryId: stageEntry.entryId,
      revisionId: stageEntry.revisionId,
      code: stageEntry.blindCode,
    })
    .from(stageEntry)
    .where(inArray(stageEntry.id, [...stageEntryIds]))

/**
 * The approved copies of these stage entries, written again for others: same content, new ids throughout, so that
 * no address of the one stage is known in the other, drawn in the order of their new places. `to`: old stage entry
 * id → new.
 */
export const carryRenditions = async (
  tx: Tx,
  newId: () => string,
  to: ReadonlyMap<string, string>,
): Promise<void> => {
  const from = [...to.keys()]
  const placeOf = ({ stageEntryId }: { stageEntryId: string }) => to.get(stageEntryId) ?? ''
  const rows = (
    await tx
      .select()
      .from(rendition)
      .where(and(inArray(rendition.stageEntryId, from), eq(rendition.state, 'approved')))
  ).toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
  const ids = rows.map(({ id }) => id)
  const turn = new Map(ids.map((id, i) => [id, i]))
  const turnOf = ({ renditionId }: { renditionId: string }) => turn.get(renditionId) ?? 0
  const images = (
    await tx.select().from(renditionImage).where(inArray(renditionImage.renditionId, ids))
  ).toSorted((a, b) => turnOf(a) - turnOf(b) || a.document - b.document || a.page - b.page)
  const imageIds = new Map(images.map(({ id }) => [id, newId()]))
  const renditionIds = new Map(rows.map(({ id }) => [id, newId()]))
  for (const row of rows) {
    const body = row.body as RenditionBody
    const documents = body.documents.map((document) => ({
      ...document,
      pages: document.pages.map((page) => ({ ...page, id: imageIds.get(page.id) ?? newId() })),
      ...(document.film && { film: { id: imageIds.get(document.film.id) ?? newId() } }),
    }))
    await tx.insert(rendition).values({
      ...row,
      id: renditionIds.get(row.id) ?? newId(),
      stageEntryId: placeOf(row),
      body: { ...body, documents },
    })
  }
  if (images.length === 0) return
  await tx.insert(renditionImage).values(
    images.map((image) => ({
      ...image,
      id: imageIds.get(image.id) ?? newId(),
      renditionId: renditionIds.get(image.renditionId) ?? '',
    })),
  )
}
