import { fail, ok } from '@xk/domain/kernel'
import type { Result, RichText } from '@xk/domain/kernel'
import { relationshipsOf } from '../intake/docx-package.ts'
import type { OfficePackage, Relationship } from '../intake/docx-package.ts'
import type { FileLimits } from '../intake/limits.ts'
import { assembleRichText } from './assemble-rich-text.ts'
import { readBody } from './docx-body.ts'
import type { LeftOut } from './left-out.ts'
import { readNumbering } from './docx-numbering.ts'
import type { Picture } from './docx-pictures.ts'
import { readStyles } from './docx-styles.ts'
import type { Styles } from './docx-styles.ts'
import { withOffice } from './with-office.ts'

export interface OpenDocx {
  office: OfficePackage
  relationships: readonly Relationship[]
  styles: Styles
  /** The main part. */
  document: Buffer
  numbering: Buffer | undefined
}

/** Opens a docx for as long as `use` runs. Anything that is no sound docx is `file/damaged` or `file/unsafe`. */
export const withDocx = <T>(
  path: string,
  limits: FileLimits,
  use: (docx: OpenDocx) => Promise<Result<T>> | Result<T>,
): Promise<Result<T>> =>
  withOffice(path, 'docx', limits, async (office) => {
    const relationships = await relationshipsOf(office.archive, office.main)
    if (!relationships.ok) return relationships
    const target = (kind: string) => relationships.value.find((r) => r.kind === kind)?.target ?? ''
    const document = await office.archive.read(office.main)
    if (!document.ok) return document
    if (!document.value) return fail({ code: 'file/damaged' })
    const styles = await office.archive.read(target('styles'))
    if (!styles.ok) return styles
    const numbering = await office.archive.read(target('numbering'))
    if (!numbering.ok) return numbering
    return await use({
      office,
      relationships: relationships.value,
      styles: readStyles(styles.value),
      document: document.value,
      numbering: numbering.value,
    })
  })

interface DocxContent {
  text: RichText
  pictures: Picture[]
  leftOut: Set<LeftOut>
}

/** What a docx shows as running text, in the structured format, and the pictures in it. */
export const readDocxContent = (docx: OpenDocx): Result<DocxContent> => {
  const { pieces, pictures, leftOut } = readBody(docx.document, docx.styles, readNumbering(docx.numbering))
  const text = assembleRichText(pieces)
  return text ? ok({ text, pictures, leftOut }) : fail({ code: 'file/unsafe', reason: 'tooManyParts' })
}
