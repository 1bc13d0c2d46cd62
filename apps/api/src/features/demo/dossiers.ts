import { readFileSync } from 'node:fs'
import type { EntryBody } from '@xk/domain/entry'
import { fromPlainText } from '@xk/domain/kernel'
import type { Ruleset } from '@xk/domain/ruleset'
import type { DemoPerson, DemoWorld } from './personas.ts'
import { bodyFor } from './words.ts'

interface Dossier {
  hoTen: string
  /** dd/mm/yyyy. */
  ngaySinh: string
  chucDanh: string
  boPhan: string
  /** mm/yyyy. */
  ngayVaoNganh: string
  baoCaoThanhTich: Record<'soLuocLyLich' | 'tre' | 'gioi' | 'thanThien' | 'khenThuong', string>
  /** 300 to 500 words, or empty. */
  baiGioiThieu: string
  /** A file beside the dossiers. */
  anh: string | null
}

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url))

/** Dossiers of invented people, as units write them. */
export const readDossiers = (): Dossier[] => JSON.parse(fixture('ho-so.json').toString('utf8'))

export const titleOf = ({ hoTen, chucDanh, boPhan }: Dossier) =>
  `${hoTen}, ${chucDanh.toLowerCase()} ${boPhan}`

/** The form filled in with a dossier's own words; what it lacks stays invented. */
export const dossierBody = (rules: Ruleset, i: number, unitId: string, it: Dossier): EntryBody => {
  const body = bodyFor(rules, i, unitId, titleOf(it))
  const { soLuocLyLich, tre, gioi, thanThien, khenThuong } = it.baoCaoThanhTich
  return {
    ...body,
    fields: {
      ...body.fields,
      department: it.boPhan,
      serviceSince: it.ngayVaoNganh,
      biography: fromPlainText(soLuocLyLich),
      young: fromPlainText(tre),
      skilled: fromPlainText(gioi),
      friendly: fromPlainText(thanThien),
      honours: fromPlainText(khenThuong),
      ...(it.baiGioiThieu ? { introduction: fromPlainText(it.baiGioiThieu) } : {}),
    },
    people: body.people.map((person) => ({
      ...person,
      fullName: it.hoTen,
      birthDate: it.ngaySinh.split('/').toReversed().join('-'),
      position: `${it.chucDanh}, ${it.boPhan}`,
    })),
  }
}

const tokenOf = (url: string) => url.split('/').at(-1) ?? ''

/** Makes the link by which each person of a dossier answers for themselves; the officer passes it on. */
export const askNominees = async (
  officer: DemoPerson,
  entryId: string,
  body: EntryBody,
): Promise<string[]> => {
  const links: string[] = []
  for (const { id } of body.people) {
    const asked = { personId: id, by: 'officer' }
    const { url } = await officer.post(`/api/entries/${entryId}/consent-requests`, asked)
    links.push(url as string)
  }
  return links
}

/** A nominee opens their link and agrees to each purpose: nobody is signed in, the link says who they are. */
export const consent = async ({ visitor }: Pick<DemoWorld, 'visitor'>, link: string) => {
  const at = `/api/consent-links/${tokenOf(link)}`
  const { purposes } = (await visitor.get(at)) as { purposes: { purpose: string }[] }
  const answers = Object.fromEntries(purposes.map(({ purpose }) => [purpose, true]))
  await visitor.post(`${at}/answer`, { answers })
}

/** What an officer adds to a dossier before handing it in: the portrait, and word from leadership and party. */
export const addToDossier = async (
  { visitor }: Pick<DemoWorld, 'visitor'>,
  officer: DemoPerson,
  entryId: string,
  rules: Ruleset,
  photo: string | null,
) => {
  const portrait = rules.entry.slots.find(({ kind }) => kind === 'photo')
  if (portrait && photo) {
    const form = new FormData()
    form.append('file', new File([fixture(photo)], photo, { type: 'image/jpeg' }))
    await officer.upload(`/api/entries/${entryId}/photo/upload?slot=${portrait.key}`, form)
  }
  for (const { key } of rules.entry.slots.filter(({ kind }) => kind === 'endorsement')) {
    const { url } = await officer.post(`/api/entries/${entryId}/endorsements`, { slot: key })
    const at = `/api/endorsement-links/${tokenOf(url as string)}`
    const { digest } = await visitor.get(at)
    await visitor.post(`${at}/answer`, {
      agrees: true,
      digest,
      signerName: key === 'party' ? 'Lê Minh Hạnh' : 'Trương Quốc Thắng',
      signerPosition: key === 'party' ? 'Phó Bí thư Đảng ủy' : 'Phó Giám đốc',
      note: '',
    })
  }
}

/** A nominee answers through their own link what was objected to their dossier. */
export const answerObjection = (
  { visitor }: Pick<DemoWorld, 'visitor'>,
  link: string,
  objectionId: string,
  text: string,
) => visitor.post(`/api/consent-links/${tokenOf(link)}/objections/${objectionId}/answer`, { text })
