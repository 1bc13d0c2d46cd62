import { zipFiles } from '@xk/documents'
import { ok, type Result } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import { pressPack as w } from '@xk/i18n'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { createPortraits, PRESS_SHAPE } from '../gallery/portraits.ts'
import { publicDecisionPdf } from '../publication/decision-pdf.ts'
import { readPressContents } from './contents.ts'
import { pressSheets, pressTexts } from './texts.ts'

/**
 * The pack for the Ban Tuyên giáo, made anew at every download by the consents of that moment. Who took it, when and
 * with whom in it is recorded before it leaves.
 */
export const downloadPressPack = async (
  deps: Deps,
  actor: Actor,
  editionId: string,
): Promise<Result<{ name: string; zip: Uint8Array }>> => {
  const found = await readPressContents(deps, actor.viewer, editionId)
  if (!found.ok) return found
  const contents = found.value
  const portrait = createPortraits(deps)
  const photos: Record<string, Uint8Array> = {}
  for (const { it, photo } of contents.entries) {
    const fileId = it.dossier.portrait?.fileId
    const bytes = photo && fileId ? await portrait(fileId, PRESS_SHAPE) : undefined
    if (photo && bytes) photos[`${w.files.photos}/${photo}`] = bytes
  }
  const decision = await publicDecisionPdf(deps, contents.releaseId)
  const zip = zipFiles(
    {
      [w.files.texts]: await pressTexts(contents),
      [w.files.list]: await pressSheets(contents),
      ...(decision ? { [w.files.decision]: decision } : {}),
      ...photos,
    },
    contents.madeAt,
  )
  const recorded = await runCommand(deps, actor, 'pressPack.download', { editionId }, async (_tx, record) => {
    record({
      kind: 'pressPack',
      payload: {
        editionId,
        release: contents.releaseN,
        embargo: contents.embargo?.toISOString() ?? null,
        entries: contents.entries.map(({ it }) => it.honour.entryId),
        photos: Object.keys(photos).length,
      },
    })
    return ok(answer({ recorded: true as const }))
  })
  if (!recorded.ok) return recorded
  return ok({ name: `goi-tuyen-giao-${contents.slug}.zip`, zip })
}
