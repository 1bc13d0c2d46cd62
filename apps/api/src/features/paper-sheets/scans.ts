import { paperScan } from '@xk/db'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { answer, denialOf, type Viewer } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../http/command.ts'
import { deskFacts } from '../desk/facts.ts'
import { findForChairToRead } from '../desk/reopen.ts'
import { findDeskItem } from '../desk/store.ts'
import { sightOf } from '../results/context.ts'
import { sourcePageKey, sourcePages } from '../masking/source-file.ts'
import { keepScan } from '../uploads/keep-scan.ts'
import { findPaperScan, listPaperScans } from './store.ts'
import { findPaperTarget, lockOpenPaper } from './target.ts'

const MAX_SCANS = 12

/** Adds a page of the signed sheet to the paper that is being typed. */
export const uploadPaperScan = (
  deps: Deps,
  actor: Actor,
  input: { assignmentId: string; request: Request },
) => {
  const { assignmentId, request } = input
  return keepScan(deps, actor, request, {
    command: 'paperSheet.type',
    input: { assignmentId },
    may: (tx) => lockOpenPaper(tx, actor.viewer, 'paperSheet.type', assignmentId),
    save: async (tx, { paper }, scan, record) => {
      const before = await listPaperScans(tx, [paper.id])
      if (before.length >= MAX_SCANS) return fail({ code: 'file/too-many' as const, maxCount: MAX_SCANS })
      const { id, fileId, at, sha256 } = scan
      const page = (before.at(-1)?.page ?? 0) + 1
      const by = actor.viewer.accountId
      await tx.insert(paperScan).values({ id, paperSheetId: paper.id, page, fileId, at, by })
      record({ kind: 'paperSheet', payload: { step: 'scanned', assignmentId, scanId: id, sha256 } })
      return ok(answer({ id, page }))
    },
  })
}

/** The judge whose sheet it is; never another. */
const isOwnJudge = async (deps: Deps, viewer: Viewer, assignmentId: string): Promise<boolean> => {
  const item = await findDeskItem(deps.database.db, assignmentId)
  return denialOf('desk.read', viewer, deskFacts(viewer, item)) === undefined
}

/** The panel's chair, who decides on reopening, once their own sheets are in. */
const isChairWhoMay = async (deps: Deps, viewer: Viewer, assignmentId: string): Promise<boolean> => {
  const tx = deps.database.db
  const found = await findForChairToRead(tx, viewer, assignmentId)
  if (!found.ok) return false
  const { hidden, held } = await sightOf(tx, viewer, found.value.stageId)
  return !held && !hidden.has(found.value.stageEntryId)
}

/** A scan of the signed sheet, for its judge, the secretariat and the panel's chair. */
const findScanFor = async (deps: Deps, viewer: Viewer, input: { assignmentId: string; scanId: string }) => {
  const tx = deps.database.db
  const { assignmentId, scanId } = input
  const typist = await findPaperTarget(tx, viewer, 'paperSheet.view', assignmentId)
  const may =
    typist.ok ||
    (await isOwnJudge(deps, viewer, assignmentId)) ||
    (await isChairWhoMay(deps, viewer, assignmentId))
  const scan = may ? await findPaperScan(tx, assignmentId, scanId) : undefined
  if (scan) return ok(scan)
  return typist.ok ? fail(notFound) : typist
}

/** The scan as it came, under a neutral name: what the secretariat called it stays with the secretariat. */
export const findPaperScanFile = async (
  deps: Deps,
  viewer: Viewer,
  input: { assignmentId: string; scanId: string },
) => {
  const found = await findScanFor(deps, viewer, input)
  if (!found.ok) return found
  const { fileId, page, type, bytes } = found.value
  return ok({ fileId, name: `phieu-giay-${page}.${type}`, type, bytes })
}

/** Storage key of a picture of the scan to look at beside the figures: a photograph, or one page of a PDF. */
export const findPaperScanPicture = async (
  deps: Deps,
  viewer: Viewer,
  input: { assignmentId: string; scanId: string; page: number },
): Promise<Result<string>> => {
  const found = await findScanFor(deps, viewer, input)
  if (!found.ok) return found
  const pages = await sourcePages(deps, found.value)
  if (!pages.ok) return pages
  return input.page <= pages.value.images.length
    ? ok(sourcePageKey(found.value.fileId, input.page))
    : fail(notFound)
}
