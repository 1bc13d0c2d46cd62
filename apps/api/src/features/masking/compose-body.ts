import type { MaskingBody } from '@xk/contract'
import { applyBlackOuts, type BlackOut, leafText, leavesOf, type RichText } from '@xk/domain/kernel'
import type { RenditionBody, RenditionDocument } from '@xk/domain/rendition'
import type { WorkField, WorkText } from './work-text.ts'

export const NO_MARKS: MaskingBody = { fields: {}, documents: {} }

const plain = (text: RichText) => leavesOf(text).map(leafText).join('\n')

const masked = ({ key, text }: WorkField, marks: MaskingBody): RichText =>
  applyBlackOuts(text, (marks.fields[key]?.out ?? []) satisfies readonly BlackOut[])

/** What judges read: the work's fields with their black-outs applied, and documents under neutral labels. */
export const composeBody = (
  work: WorkText,
  marks: MaskingBody,
  documents: RenditionDocument[],
): RenditionBody => {
  const title = work.fields.find(({ key }) => key === work.titleKey)
  return {
    title: title ? plain(masked(title, marks)) : '',
    topic: work.topic,
    fields: work.fields
      .filter((field) => field !== title)
      .map((field) => {
        const text = masked(field, marks)
        return { key: field.key, label: field.label, value: field.shape === 'rich' ? text : plain(text) }
      }),
    documents,
  }
}

/** Neutral name of the n-th document that judges get, from 1. */
export const documentLabel = (n: number): string => `Tài liệu ${n}`
