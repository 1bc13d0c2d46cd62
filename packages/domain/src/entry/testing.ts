import { fromPlainText } from '../kernel/index.ts'
import { ideaForm } from '../programme/templates/idea-form.ts'
import type { EntryBody, EntryPerson } from './entry-body.ts'
import dossierFile from './fixtures/dossiers.json' with { type: 'json' }
import ideaFile from './fixtures/ideas.json' with { type: 'json' }

/** For tests: the ideas and dossiers of the sample papers. */
interface Idea {
  stt: number
  ten: string
  linhVuc: number
  coSoDoan: string
  tacGia: {
    hoTen: string
    namSinh: number
    chucDanh: string
    donVi: string
    tyLe: number
    daiDien: boolean
  }[]
  tomTat: string
  noiDungBai: Record<'thucTrang' | 'noiDung' | 'khaNangApDung' | 'hieuQua' | 'khaThiNhanRong', string>
}
interface Dossier {
  stt: number
  hoTen: string
  ngaySinh: string
  chucDanh: string
  coSoDoan: string
}

export const ideas: readonly Idea[] = ideaFile.yTuong
export const dossiers: readonly Dossier[] = dossierFile.hoSo

export const idea = (stt: number): Idea => {
  const found = ideas.find((candidate) => candidate.stt === stt)
  if (!found) throw new Error(`no idea ${stt}`)
  return found
}
export const dossier = (stt: number): Dossier => {
  const found = dossiers.find((candidate) => candidate.stt === stt)
  if (!found) throw new Error(`no dossier ${stt}`)
  return found
}

export const person = (id: string, rest: Partial<EntryPerson> = {}): EntryPerson => ({
  id,
  fullName: 'Đinh Thị Phương Anh',
  birthDate: null,
  birthYear: 2000,
  position: 'Chuyên viên',
  unitId: 'unit-1',
  role: 'author',
  share: null,
  representative: false,
  phone: null,
  email: null,
  consents: { processing: true },
  ...rest,
})

/** An idea of the cases as its unit would have typed it into {@link ideaForm}. */
export const bodyOfIdea = (stt: number): EntryBody => {
  const { ten, linhVuc, tomTat, noiDungBai: text, tacGia } = idea(stt)
  const topic = ideaForm.fields.find(({ key }) => key === 'topic')?.options[linhVuc - 1]?.key ?? null
  return {
    fields: {
      title: ten,
      topic,
      summary: fromPlainText(tomTat),
      currentState: fromPlainText(text.thucTrang),
      proposal: fromPlainText(text.noiDung),
      applicability: fromPlainText(text.khaNangApDung),
      effect: fromPlainText(text.hieuQua),
      feasibility: fromPlainText(text.khaThiNhanRong),
      contactPhone: '0901 000 123',
    },
    people: tacGia.map((author, i) =>
      person(`p${i + 1}`, {
        fullName: author.hoTen,
        birthYear: author.namSinh,
        position: author.chucDanh,
        unitId: author.donVi,
        share: author.tyLe,
        representative: author.daiDien,
      }),
    ),
    declarations: Object.fromEntries(ideaForm.declarations.map(({ key }) => [key, true])),
    jointUnits: [],
  }
}
