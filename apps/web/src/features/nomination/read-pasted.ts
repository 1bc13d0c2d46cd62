import { fold, nfc, tidyLine } from '@xk/domain/kernel'
import { readVietnameseDate } from '@xk/domain/organisation'

export interface PastedHonour {
  subject: 'person' | 'collective'
  fullName: string
  birthDate: string | null
  birthYear: number | null
  unitName: string
  kind: 'exemplar' | 'other'
  title: string
  achievement: string
  decisionNumber: string
  decidedOn: string
}

const dayOf = (text: string): string | null => {
  const read = readVietnameseDate(text)
  return read.kind === 'date' ? read.iso : null
}

/**
 * Lines as they come from a sheet: name, birth, unit, title, what for, decision number, day; cells apart by tabs. In the
 * place of a birth "Tập thể", marks or not: a collective, which needs its unit. `bad`: numbers of lines that can't be
 * read; a heading in the first line is none of them. `ends`: the line of each row.
 */
export const readPasted = (text: string): { rows: PastedHonour[]; bad: number[]; ends: number[] } => {
  const rows: PastedHonour[] = []
  const ends: number[] = []
  const bad: number[] = []
  for (const [i, line] of nfc(text).split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const cells = line.split('\t').map(tidyLine)
    const [fullName = '', born = '', unitName = '', title = '', achievement = '', number = '', on = ''] =
      cells
    const decidedOn = dayOf(on)
    const isCollective = fold(born) === 'tap the'
    if (!fullName || !title || !number || !decidedOn || (isCollective && !unitName)) {
      if (!(i === 0 && fold(fullName).includes('ho va ten'))) bad.push(i + 1)
      continue
    }
    const birthDate = dayOf(born)
    const year = /^(19|20)\d\d$/.test(born) ? Number(born) : null
    ends.push(i + 1)
    rows.push({
      subject: isCollective ? 'collective' : 'person',
      fullName,
      birthDate,
      birthYear: birthDate ? null : year,
      unitName,
      kind: fold(title).includes('than thien') ? 'exemplar' : 'other',
      title,
      achievement,
      decisionNumber: number,
      decidedOn,
    })
  }
  return { rows, bad, ends }
}
