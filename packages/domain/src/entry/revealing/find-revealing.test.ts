import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyBlackOuts, fold, fromPlainText, plainText } from '../../kernel/index.ts'
import { bodyOfIdea, idea, ideas } from '../testing.ts'
import { findRevealing } from './find-revealing.ts'
import { foldWithOffsets, originalSpan } from './folded-text.ts'

const identityOf = (stt: number) => {
  const { tacGia, coSoDoan } = idea(stt)
  return {
    people: tacGia.map(({ hoTen }) => ({ fullName: hoTen })),
    unitNames: [...new Set([coSoDoan, ...tacGia.map(({ donVi }) => donVi)])],
  }
}
const contentOf = (stt: number) => {
  const { title, summary, currentState, proposal, applicability, effect, feasibility } =
    bodyOfIdea(stt).fields
  return { title, summary, currentState, proposal, applicability, effect, feasibility } as ReturnType<
    typeof bodyOfIdea
  >['fields']
}
const inIdea = (stt: number) => findRevealing(contentOf(stt), identityOf(stt))

/** The table "Lộ trong chữ" of the cases. */
const LEAKS: Record<number, string[]> = {
  2: ['chị Bích Trâm', 'anh Thành', 'Yến Nhi'],
  7: ['Tran Quoc Bao', 'Pham Ngoc Han'],
  9: ['N.T.M.L.', 'Phòng Quản lý lưu trú'],
  11: ['lanptm@example.vn', 'chị Lan'],
  13: ['SYT'],
  16: ['Thanh tra Thành phố'],
  20: ['đồng chí Hải Đăng', 'thư ký giúp việc Giám đốc Sở'],
  24: ['Van phong Thanh uy'],
}

describe('the ideas of the cases', () => {
  it.each(ideas.map(({ stt }) => stt))('idea %i: what leaks is found, and nothing else', (stt) => {
    expect(inIdea(stt).suggestions.map(({ match }) => match)).toEqual(LEAKS[stt] ?? [])
  })

  it('recall and precision over the 24 are 1', () => {
    const found = ideas.flatMap(({ stt }) => inIdea(stt).suggestions.map(({ match }) => `${stt} ${match}`))
    const real = Object.entries(LEAKS).flatMap(([stt, matches]) => matches.map((match) => `${stt} ${match}`))
    const hits = found.filter((one) => real.includes(one)).length
    expect({ recall: hits / real.length, precision: hits / found.length }).toEqual({
      recall: 1,
      precision: 1,
    })
  })

  it('is sure of all but what stands beside a name', () => {
    const unsure = ideas
      .flatMap(({ stt }) => inIdea(stt).suggestions)
      .filter(({ certainty }) => certainty === 'maybe')
    expect(unsure.map(({ kind, match }) => [kind, match])).toEqual([
      ['department', 'Phòng Quản lý lưu trú'],
      ['position', 'thư ký giúp việc Giám đốc Sở'],
    ])
  })

  it('names the trade as a hint, not as a black-out', () => {
    const terms = (stt: number) => inIdea(stt).hints.map(({ term }) => term)
    expect(terms(12)).toContain('thuế')
    expect(terms(19)).toContain('an toàn thực phẩm')
    expect(terms(1)).not.toContain('thuế')
    const [hint] = inIdea(19).hints
    if (!hint) throw new Error('no hint')
    expect(idea(19).ten.slice(hint.start, hint.end)).toBe('an toàn thực phẩm')
  })
})

const people = [{ fullName: 'Nguyễn Thị Bích Trâm' }, { fullName: 'Vũ Đức Thành' }]
const identity = {
  people,
  unitNames: ['Đoàn Sở Giáo dục và Đào tạo', 'Chi đoàn Trung tâm Kiểm soát bệnh tật (Sở Y tế)'],
}
const found = (text: string, of = identity) =>
  findRevealing({ text }, of).suggestions.map(({ match, certainty }) => `${match} ${certainty}`)

describe('people', () => {
  it.each([
    ['do NGUYỄN THỊ BÍCH TRÂM thực hiện', ['NGUYỄN THỊ BÍCH TRÂM sure']],
    ['do nguyen thi bich tram lam', ['nguyen thi bich tram sure']],
    ['tệp Nguyen_Thi_Bich_Tram gửi', ['Nguyen_Thi_Bich_Tram sure']],
    ['có Tram Nguyen và Trâm Nguyễn', ['Tram Nguyen maybe', 'Trâm Nguyễn maybe']],
    ['Bích Trâm Nguyễn', ['Bích Trâm sure']],
    ['gặp Nguyễn Trâm', ['Nguyễn Trâm maybe']],
    ['liên hệ N.T.B. Trâm hoặc V.Đ.T.', ['N.T.B. Trâm sure', 'V.Đ.T. sure']],
    ['theo B.Trâm', ['B.Trâm sure']],
    ['gọi Ng. Th. B. Tr.', ['Ng. Th. B. Tr. sure']],
    ['nhóm NTBT', ['NTBT maybe']],
    ['đ/c Thành và chi Tram', ['đ/c Thành sure', 'chi Tram maybe']],
    ['đăng nhập tramntb1992 hoặc thanh.vu', ['tramntb1992 sure', 'thanh.vu sure']],
    ['anh Thành, Trâm cùng làm', ['anh Thành sure', 'Trâm maybe']],
    ['nhóm gồm Trâm và anh Thành', ['Trâm maybe', 'anh Thành sure']],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected)
  })

  it.each([
    'Thành phố và Thành ủy thành lập tổ',
    'anh thành thật, chị trầm tính',
    'chợ Bình Dương, Vũng Tàu, cô Tư, anh Dũng',
    'Trâm cài áo',
    'đạt thành tích, cây trâm',
    'tp. vũ đức, đức thành',
  ])('leaves %j alone', (text) => {
    expect(found(text).filter((line) => line.endsWith('sure'))).toEqual([])
  })
})

describe('units', () => {
  it.each([
    ['tại Sở Giáo dục và Đào tạo', ['Sở Giáo dục và Đào tạo sure']],
    ['tai so giao duc va dao tao', ['so giao duc va dao tao sure']],
    ['ở Sở GD&ĐT, SGDĐT, sở GDĐT', ['Sở GD&ĐT sure', 'SGDĐT sure', 'sở GDĐT sure']],
    ['thuộc SYT, Sở YT', ['SYT sure', 'Sở YT sure']],
    ['TTKSBT gửi', ['TTKSBT sure']],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected)
  })

  it.each([
    'con số y tế',
    'ngành giáo dục và đào tạo',
    'số giáo dục và đào tạo',
    'kiểm soát bệnh tật',
    'chữ syt thường',
  ])('leaves %j alone', (text) => {
    expect(found(text)).toEqual([])
  })

  it('takes the short form only as a proper noun within a sentence', () => {
    const unit = { people: [], unitNames: ['Đoàn Thanh tra Thành phố'] }
    expect(found('Thanh tra đến. Khi thanh tra đến, Thanh tra ghi', unit)).toEqual(['Thanh tra maybe'])
  })
})

describe('contacts', () => {
  it('are found whoever’s they are', () => {
    expect(found('thư a.b@x.vn, gọi 0901.234.567 hoặc +84 28 3822 1234; hồ sơ 0123, 1.284 hồ sơ')).toEqual([
      'a.b@x.vn sure',
      '0901.234.567 sure',
      '+84 28 3822 1234 sure',
    ])
  })
})

describe('spans', () => {
  it('map back exactly, in NFC, NFD and with hidden characters', () => {
    const text = 'Nhóm chị Bích Trâm 🌱 làm'
    for (const form of [text, text.normalize('NFD'), text.replace('Tr', 'Tr\u200b')]) {
      const [first] = findRevealing({ text: form }, identity).suggestions
      expect(first && form.slice(first.start, first.end).normalize('NFC').replace('\u200b', '')).toBe(
        'chị Bích Trâm',
      )
    }
  })

  it('fold like the kernel and cut no letter from its marks', () => {
    const piece = fc.constantFrom('Đ', 'ế', 'e\u0302\u0301', 'ộ', 'a', ' ', '🌱', 'Ư', 'İ', '\u200b', 'ﬁ')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.nat(), fc.nat(), (pieces, a, b) => {
        const text = pieces.join('')
        const folded = foldWithOffsets(text)
        expect(folded.folded).toBe(fold(text).replace(/\p{Cf}/gu, ''))
        expect(folded.offsets.length).toBe(folded.folded.length + 1)
        const [from = 0, to = 0] = [a, b].map((n) => n % (folded.folded.length + 1)).toSorted((x, y) => x - y)
        const { start, end } = originalSpan(folded, from, to)
        expect(text.charAt(end)).not.toMatch(/^\p{Mn}/u)
        expect(start).toBeLessThanOrEqual(end)
      }),
    )
  })

  it('black out what they say', () => {
    const doc = fromPlainText('Nhóm chị Bích Trâm và anh Thành.\nTại SYT.')
    const { suggestions } = findRevealing({ doc }, identity)
    expect(plainText(applyBlackOuts(doc, suggestions))).toBe('Nhóm █████ và █████.\nTại █████.')
  })
})
