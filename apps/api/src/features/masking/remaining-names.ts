import type { DocumentMarks, RemainingName } from '@xk/contract'
import { type EntryIdentity, findRevealing } from '@xk/domain/entry'
import { applyBlackOuts, type RichText } from '@xk/domain/kernel'
import type { RenditionBody } from '@xk/domain/rendition'
import { documentLabel } from './compose-body.ts'
import type { ReadDocument } from './marks.ts'

const surely = (text: string | RichText, identity: EntryIdentity): string[] =>
  findRevealing({ text }, identity)
    .suggestions.filter(({ certainty }) => certainty === 'sure')
    .map(({ match }) => match)

const isCovered = (it: ReadDocument['proposed'][number], marks: DocumentMarks): boolean => {
  const [x, y] = [it.x + it.w / 2, it.y + it.h / 2]
  return marks.boxes.some(
    (box) => box.page === it.page && x >= box.x && x <= box.x + box.w && y >= box.y && y <= box.y + box.h,
  )
}

const inDocument = (
  it: ReadDocument,
  label: string,
  marks: DocumentMarks | undefined,
  identity: EntryIdentity,
): RemainingName[] => {
  if (!marks || marks.withheld) return []
  const inText = it.text ? surely(applyBlackOuts(it.text, marks.out), identity) : []
  const onPages = it.proposed
    .filter((box) => box.certainty === 'sure' && !isCovered(box, marks))
    .map((box) => ({ place: `${label}, trang ${box.page}`, text: box.text }))
  const unchecked = it.lookAt
    .filter((page) => !marks.boxes.some((box) => box.page === page))
    .map((page) => ({ place: `${label}, trang ${page}`, text: '' }))
  return [...inText.map((text) => ({ place: label, text })), ...onPages, ...unchecked]
}

/**
 * Names, units and contacts of the entry that judges would still read, each place and spelling once. An empty text
 * stands for a picture without any box: only eyes can say what is in it, and somebody must say that they looked.
 */
export const remainingNames = (
  body: RenditionBody,
  documents: readonly ReadDocument[],
  marks: Readonly<Record<string, DocumentMarks>>,
  identity: EntryIdentity,
): RemainingName[] => {
  const found = [
    ...surely(body.title, identity).map((text) => ({ place: 'Tên', text })),
    ...body.fields.flatMap((field) =>
      surely(field.value, identity).map((text) => ({ place: field.label, text })),
    ),
    ...documents.flatMap((it, i) => inDocument(it, documentLabel(i + 1), marks[it.attachmentId], identity)),
  ]
  return [...new Map(found.map((it) => [JSON.stringify([it.place, it.text]), it])).values()]
}
