import {
  assignment,
  panelMember,
  personIdentity,
  rendition,
  renditionImage,
  stageEntry,
  type Tx,
} from '@xk/db'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { denialOf, type Viewer } from '@xk/domain/policy'
import type { RenditionBody } from '@xk/domain/rendition'
import { accountWords } from '@xk/i18n'
import { and, eq, inArray } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { findScoringStage, type StageContext } from '../panel/store.ts'
import { printOnce } from '../publication/print-paper.ts'
import { printedSheet, printedWork } from './printed-work.ts'
import { findMembership, listDeskItems } from './store.ts'

/** Page pictures in one booklet: far beyond a judge's load, and a bound for the printing process. */
const MOST_PAGES = 400

interface Reader {
  memberId: string
  fullName: string
  stage: StageContext
}

const nameOf = async (tx: Tx, personId: string) =>
  (
    await tx
      .select({ fullName: personIdentity.fullName })
      .from(personIdentity)
      .where(eq(personIdentity.personId, personId))
  )[0]?.fullName ?? '—'

/** A judge who prints for themselves: after the undertaking. */
export const findOwnReader = async (deps: Deps, viewer: Viewer, stageId: string): Promise<Result<Reader>> => {
  const tx = deps.database.db
  const member = await findMembership(tx, stageId, viewer.personId)
  const undertaken = member?.undertakenAt != null
  if (member && !undertaken) return fail({ code: 'panel/undertaking-needed' })
  const denied = denialOf('desk.print', viewer, { onPanel: member !== undefined, undertaken })
  const stage = member && (await findScoringStage(tx, stageId))
  if (denied || !member || !stage) return fail(denied ?? notFound)
  return ok({ memberId: member.id, fullName: await nameOf(tx, member.personId), stage })
}

/** The secretariat prints for a judge who asks for paper. */
export const findReaderFor = async (
  deps: Deps,
  viewer: Viewer,
  memberId: string,
): Promise<Result<Reader>> => {
  const tx = deps.database.db
  const [member] = await tx.select().from(panelMember).where(eq(panelMember.id, memberId))
  const stage = member && (await findScoringStage(tx, member.stageId))
  const denied = denialOf('booklet.print', viewer, stage ? { editionId: stage.editionId } : {})
  if (denied || !member || !stage) return fail(denied ?? notFound)
  if (!member.undertakenAt) return fail({ code: 'panel/undertaking-needed' })
  return ok({ memberId, fullName: await nameOf(tx, member.personId), stage })
}

const headOf = (deps: Deps, { stage, fullName }: Reader) => ({
  rendered: vietnamDay(deps.now()),
  draft: false,
  system: accountWords.product,
  edition: stage.editionTitle,
  stage: stage.label,
  reader: fullName,
})

/** What this judge has to read, each work once, in their own order; nothing of who had the use of it restricted. */
const listWorks = async (tx: Tx, memberId: string) => {
  const items = (await listDeskItems(tx, memberId)).filter(({ restricted }) => !restricted)
  if (items.length === 0) return []
  const rows = await tx
    .select({ id: assignment.id, code: stageEntry.blindCode, body: rendition.body })
    .from(assignment)
    .innerJoin(stageEntry, eq(stageEntry.id, assignment.stageEntryId))
    .innerJoin(rendition, and(eq(rendition.stageEntryId, stageEntry.id), eq(rendition.state, 'approved')))
    .where(
      inArray(
        assignment.id,
        items.map(({ assignmentId }) => assignmentId),
      ),
    )
  const byId = new Map(rows.map((row) => [row.id, row]))
  const works = items.flatMap(({ assignmentId }) => byId.get(assignmentId) ?? [])
  return works.filter(({ code }, i) => works.findIndex((other) => other.code === code) === i)
}

const loadPictures = async (deps: Deps, ids: readonly string[]) => {
  if (ids.length === 0) return {}
  const rows = await deps.database.db
    .select({ id: renditionImage.id, key: renditionImage.storageKey })
    .from(renditionImage)
    .where(inArray(renditionImage.id, [...ids]))
  const pictures: Record<string, Uint8Array> = {}
  for (const { id, key } of rows) pictures[id] = await new Response(deps.files.read(key)).bytes()
  return pictures
}

/** The booklet: every work of a judge as the desk shows it, codes and page pictures, nothing else. */
export const printBooklet = async (deps: Deps, reader: Reader): Promise<Result<Uint8Array>> => {
  const works = (await listWorks(deps.database.db, reader.memberId)).map(({ code, body }) =>
    printedWork(code, body as RenditionBody),
  )
  if (works.length === 0) return fail(notFound)
  const pages = works.flatMap(({ documents }) =>
    documents.flatMap((it) => it.pages.flatMap((id) => (id ? [id] : []))),
  )
  if (pages.length > MOST_PAGES)
    return fail({ code: 'file/too-many-pages', pages: pages.length, max: MOST_PAGES })
  const pictures = await loadPictures(deps, pages)
  return ok(await printOnce('booklet', { ...headOf(deps, reader), works }, pictures))
}

/** Score sheets to fill in by hand, one per work and part; typed in afterwards by two people. */
export const printScoreSheets = async (deps: Deps, reader: Reader): Promise<Result<Uint8Array>> => {
  const items = (await listDeskItems(deps.database.db, reader.memberId)).filter(
    ({ restricted }) => !restricted,
  )
  const { scoring } = reader.stage
  const sheets = items.flatMap((item) => {
    const segment = scoring.segments.find(({ key }) => key === item.segment)
    return segment
      ? [printedSheet({ blindCode: item.blindCode, title: item.rendition.title }, scoring, segment)]
      : []
  })
  if (sheets.length === 0) return fail(notFound)
  return ok(await printOnce('scoreSheets', { ...headOf(deps, reader), sheets }))
}
