import { type SheetValue, type TextPart, writeSheets, writeTextDocument } from '@xk/documents'
import { pressPack as w, writeDay } from '@xk/i18n'
import { vietnamDay } from '../../vietnam-day.ts'
import { shownLine, shownPosition, shownTexts } from '../gallery/shown-texts.ts'
import type { PressContents, PressEntry } from './contents.ts'

const headOf = ({ title, decision, embargo, madeAt, hidden }: PressContents): TextPart[] => [
  { kind: 'title', text: w.title },
  { kind: 'subheading', text: title },
  { kind: 'note', text: w.decision(decision.number, decision.signedOn) },
  ...(embargo ? [{ kind: 'warning' as const, text: w.embargo(embargo) }] : []),
  { kind: 'note', text: w.made(madeAt) },
  { kind: 'items', items: w.rules },
  ...(hidden > 0 ? [{ kind: 'note' as const, text: w.hidden(hidden) }] : []),
]

const partsOf = ({ it, name, photo }: PressEntry): TextPart[] => {
  const { position, quote, paragraphs, works } = shownTexts(it)
  return [
    { kind: 'heading', text: name },
    { kind: 'subheading', text: [position, it.honour.unitName].filter(Boolean).join(', ') },
    ...(quote ? [{ kind: 'quote' as const, text: quote }] : []),
    ...(paragraphs.length > 0 ? paragraphs : [w.noText]).map((text) => ({
      kind: 'paragraph' as const,
      text,
    })),
    ...(works.length > 0
      ? [
          { kind: 'subheading' as const, text: w.works },
          { kind: 'items' as const, items: works },
        ]
      : []),
    { kind: 'note', text: photo ? w.photo(`${w.files.photos}/${photo}`) : w.noPhoto },
  ]
}

/** Names, units and introductions to cut from, with the hour before which nothing may be said. */
export const pressTexts = (contents: PressContents): Promise<Uint8Array> =>
  writeTextDocument(w.title, [...headOf(contents), ...contents.entries.flatMap(partsOf)])

/** The last day on which what was handed in is kept under the rules of its edition. */
const keptUntil = ({ it }: PressEntry): string => {
  const until = new Date(it.honour.publishedAt)
  until.setUTCMonth(until.getUTCMonth() + it.dossier.rules.retentionMonths)
  return vietnamDay(until)
}

/** The list, and a sheet of who agreed to what, since when and until when. */
export const pressSheets = (contents: PressContents): Promise<Uint8Array> => {
  const c = w.columns
  const { entries, embargo } = contents
  const said = (yes: boolean) => (yes ? w.yes : w.no)
  return writeSheets([
    {
      name: w.sheets.list,
      columns: [
        { heading: c.order, width: 6 },
        { heading: c.name, width: 30 },
        { heading: c.position, width: 34 },
        { heading: c.unit, width: 40 },
        { heading: c.cluster, width: 18 },
        { heading: c.line, width: 50 },
        { heading: c.photo, width: 36 },
      ],
      rows: [
        ...(embargo ? [[null, w.embargo(embargo)] as SheetValue[]] : []),
        ...entries.map((one, i): SheetValue[] => [
          i + 1,
          one.name,
          shownPosition(one.it),
          one.it.honour.unitName,
          one.it.honour.clusterName,
          shownLine(one.it),
          one.photo ? `${w.files.photos}/${one.photo}` : w.noPhoto,
        ]),
      ],
    },
    {
      name: w.sheets.consents,
      columns: [
        { heading: c.name, width: 30 },
        { heading: c.person, width: 30 },
        { heading: c.named, width: 14 },
        { heading: c.pictured, width: 14 },
        { heading: c.since, width: 16 },
        { heading: c.until, width: 40 },
      ],
      rows: entries.flatMap((one) =>
        one.it.dossier.people
          .filter(({ consents }) => consents.publishName.state === 'given')
          .map(({ fullName, consents }): SheetValue[] => [
            one.name,
            fullName,
            w.yes,
            said(consents.publishPhoto.state === 'given'),
            consents.publishName.at ? writeDay(vietnamDay(consents.publishName.at)) : null,
            w.until(keptUntil(one)),
          ]),
      ),
    },
  ])
}
