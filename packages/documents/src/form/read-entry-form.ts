import { fail, ok } from '@xk/domain/kernel'
import type { Result } from '@xk/domain/kernel'
import { relationshipsOf } from '../intake/docx-package.ts'
import { DEFAULT_LIMITS } from '../intake/limits.ts'
import type { FileLimits } from '../intake/limits.ts'
import { readBody } from '../rendition/docx-body.ts'
import { readNumbering } from '../rendition/docx-numbering.ts'
import type { LeftOut } from '../rendition/left-out.ts'
import { readProperties } from '../rendition/package-passages.ts'
import { withDocx } from '../rendition/read-docx.ts'
import { splitForm } from './split-form.ts'
import type { FormShape, SplitForm } from './split-form.ts'

export interface FormReading extends SplitForm {
  /** Custom properties of the file: which form it is, as long as no program dropped them. */
  properties: Record<string, string>
  /** Parts that a form field can't take over. */
  leftOut: LeftOut[]
}

/**
 * Reads a filled-in entry form by the same whitelist as blinded copies. An inspected file; reads untrusted bytes:
 * a server calls it through the document worker.
 */
export const readEntryForm = (
  path: string,
  shape: FormShape,
  some: Partial<FileLimits> = {},
): Promise<Result<FormReading>> =>
  withDocx(path, { ...DEFAULT_LIMITS, ...some }, async (docx) => {
    const { document, styles, numbering, office } = docx
    const kept = readBody(document, styles, readNumbering(numbering))
    const decoded = readBody(document, styles, readNumbering(numbering), { decodeFonts: true })
    const split = splitForm(kept.pieces, decoded.pieces, shape)
    if (!split) return fail({ code: 'file/unsafe', reason: 'tooManyParts' })
    const leftOut = new Set(kept.leftOut)
    if (kept.pictures.length > 0) leftOut.add('picture')
    const root = await relationshipsOf(office.archive, '')
    if (!root.ok) return root
    const custom = root.value.find(({ kind }) => kind === 'custom-properties')
    const part = await office.archive.read(custom?.target ?? '')
    if (!part.ok) return part
    const properties = Object.fromEntries(
      (part.value ? readProperties(part.value) : []).map(({ key = '', text }) => [key, text]),
    )
    return ok({ ...split, properties, leftOut: [...leftOut].toSorted() })
  })
