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
  boPhan: string
  ngayVaoNganh: string
  doanVien: boolean
  khongBiKyLuat: boolean
  baoCaoThanhTich: Record<'soLuocLyLich' | 'tre' | 'gioi' | 'thanThien' | 'khenThuong', string>
  baiGioiThieu: string
  minhChung: { ten: string; thuocTieuChuan: string }[]
  anh: string | null
  bienBanHopXet: string | null
  xacNhanLanhDao: { nguoi: string; ngay: string } | null
  yKienCapUy: string | null
  dongY: Record<'xuLyDuLieu' | 'congBoTen' | 'congBoAnh', boolean>
  phieuTaiCoSo: Record<'phatRa' | 'thuVe' | 'hopLe' | 'tanThanh', number>
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

const iso = (vietnamese: string) => vietnamese.split('/').toReversed().join('-')

/**
 * A dossier of the cases as its unit would have typed it. The papers report the initiative under "Giỏi"; the form has
 * a heading of its own for it, which gets the sentence about it.
 */
export const bodyOfDossier = (stt: number): EntryBody => {
  const it = dossier(stt)
  const report = it.baoCaoThanhTich
  const sentences = report.gioi.split(/(?<=\.) /)
  const initiative = sentences.filter((line) => /sáng kiến|giải pháp|bộ lỗi|mẫu nhận|phần mềm/i.test(line))
  return {
    fields: {
      title: `${it.hoTen}, ${it.chucDanh}`,
      department: it.boPhan,
      serviceSince: it.ngayVaoNganh,
      youthMember: it.doanVien,
      branch: it.boPhan,
      biography: fromPlainText(report.soLuocLyLich),
      young: fromPlainText(report.tre),
      skilled: fromPlainText(report.gioi),
      initiative: fromPlainText(initiative.join(' ')),
      friendly: fromPlainText(report.thanThien),
      honours: fromPlainText(report.khenThuong),
      introduction: fromPlainText(it.baiGioiThieu),
      unitVote: `${it.phieuTaiCoSo.tanThanh}/${it.phieuTaiCoSo.hopLe}`,
      wellRated: true,
      noDiscipline: it.khongBiKyLuat,
      contactPhone: '0901 000 123',
    },
    people: [
      person('p1', {
        fullName: it.hoTen,
        birthDate: iso(it.ngaySinh),
        birthYear: null,
        position: it.chucDanh,
        role: 'nominee',
        consents: {},
      }),
    ],
    declarations: { truthful: true, notReused: true },
    jointUnits: [],
  }
}

const SLOT_OF: readonly [pattern: RegExp, slot: string][] = [
  [/công nhận sáng kiến/, 'initiativeDecision'],
  [/Phiếu đánh giá/, 'ratings'],
  [/số liệu/, 'figures'],
  [/công trình, phần việc/, 'youthWork'],
  [/hài lòng|Thư cảm ơn/, 'feedback'],
]

/** Files and confirmations of a dossier of the cases; `photo`: its size once cropped. Papers that the case leaves out
 * (minutes of most units) are taken to be there. */
export const filledSlots = (stt: number, photo: { width: number; height: number } | null) => {
  const it = dossier(stt)
  return {
    files: [
      ...it.minhChung.map(({ ten }) => ({
        slot: SLOT_OF.find(([pattern]) => pattern.test(ten))?.[1] ?? null,
      })),
      { slot: 'minutes' },
      ...(photo ? [{ slot: 'portrait', ...photo }] : []),
    ],
    endorsed: [...(it.xacNhanLanhDao ? ['leadership'] : []), ...(it.yKienCapUy ? ['party'] : [])],
  }
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
