import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromPlainText, plainText } from '../kernel/index.ts'
import { type DiffableEntry, diffEntries } from './diff-entries.ts'
import { diffWords } from './diff-words.ts'
import type { EntryBody } from './entry-body.ts'
import { bodyOfIdea, ideas, person } from './testing.ts'

const before = (parts: ReturnType<typeof diffWords>) =>
  parts.flatMap((p) => (p.kind === 'added' ? [] : [p.text])).join('')
const after = (parts: ReturnType<typeof diffWords>) =>
  parts.flatMap((p) => (p.kind === 'removed' ? [] : [p.text])).join('')

describe('words', () => {
  it('are compared one by one', () => {
    expect(diffWords('giảm từ 46 xuống 19 lượt', 'giảm từ 46 xuống 21 lượt mỗi ngày')).toEqual([
      { kind: 'same', text: 'giảm từ 46 xuống ' },
      { kind: 'removed', text: '19 lượt' },
      { kind: 'added', text: '21 lượt mỗi ngày' },
    ])
    expect(diffWords('a b c d', 'a c x d')).toEqual([
      { kind: 'same', text: 'a ' },
      { kind: 'removed', text: 'b ' },
      { kind: 'same', text: 'c ' },
      { kind: 'added', text: 'x ' },
      { kind: 'same', text: 'd' },
    ])
  })

  it('give both texts back, whatever they are', () => {
    const text = fc
      .array(fc.constantFrom('thủ', 'tục', ' ', '\n', 'một cửa', '  '), { maxLength: 30 })
      .map((w) => w.join(''))
    fc.assert(
      fc.property(text, text, (a, b) => {
        const parts = diffWords(a, b)
        expect([before(parts), after(parts)]).toEqual([a, b])
        if (a === b) expect(parts.every(({ kind }) => kind === 'same')).toBe(true)
      }),
    )
  })

  it('fall back to lines, then to the whole, for texts without end', () => {
    const many = (word: string) => Array.from({ length: 3000 }, (_, i) => `${word}${i}`)
    const lines = diffWords(`giữ\n${many('a').join(' ')}\ncuối`, `giữ\n${many('b').join(' ')}\ncuối`)
    expect(lines.map(({ kind }) => kind)).toEqual(['same', 'removed', 'added', 'same'])
    const whole = diffWords(many('a').join('\n'), many('b').join('\n'))
    expect(whole.map(({ kind }) => kind)).toEqual(['removed', 'added'])
  })
})

const file = { sha256: 'aa', type: 'pdf', size: 10, audience: 'content', name: 'ke-hoach.pdf' }
const entry = (change: Partial<EntryBody> = {}, attachments = [file]): DiffableEntry => ({
  body: { ...bodyOfIdea(1), ...change },
  attachments,
})

describe('a resubmission', () => {
  it('without changes shows none', () => {
    for (const { stt } of ideas) {
      const same = () => ({ body: structuredClone(bodyOfIdea(stt)), attachments: [file] })
      expect(diffEntries(same(), same()).unchanged).toBe(true)
    }
  })

  it('shows what changed in a long text, and where only its form did', () => {
    const { fields } = bodyOfIdea(1)
    const proposal = fields.proposal
    if (!Array.isArray(proposal)) throw new Error('not rich text')
    const diff = diffEntries(
      entry(),
      entry({
        fields: {
          ...fields,
          topic: 'digital',
          proposal: fromPlainText(`${plainText(proposal)} Thêm một câu.`),
          summary: [
            {
              type: 'heading',
              level: 1,
              runs: [{ text: plainText(Array.isArray(fields.summary) ? fields.summary : []) }],
            },
          ],
        },
      }),
    )
    expect(diff.fields.map(({ key, kind }) => [key, kind])).toEqual([
      ['topic', 'value'],
      ['summary', 'formatting'],
      ['proposal', 'text'],
    ])
    const [topic, , text] = diff.fields
    expect(topic).toEqual({ key: 'topic', kind: 'value', before: 'oneStop', after: 'digital' })
    expect(text?.kind === 'text' && text.parts.at(-1)).toEqual({
      kind: 'added',
      text: expect.stringMatching(/Thêm một câu\.$/) as string,
    })
    expect(diff.unchanged).toBe(false)
  })

  it('shows people who came, went or changed, also when they were typed in again', () => {
    const people = [
      person('a', { fullName: 'Lê Hoàng Phúc', share: 60 }),
      person('b', { fullName: 'Đặng Thị Thùy Dương', share: 40 }),
    ]
    const retyped = [
      person('c', {
        fullName: 'lê hoàng phúc',
        share: 70,
        consents: { processing: true, publishName: true },
      }),
      person('d', { fullName: 'Bùi Gia Huy', share: 30 }),
    ]
    expect(diffEntries(entry({ people }), entry({ people: retyped })).people).toEqual([
      {
        kind: 'changed',
        name: 'lê hoàng phúc',
        facts: [
          { fact: 'fullName', before: 'Lê Hoàng Phúc', after: 'lê hoàng phúc' },
          { fact: 'share', before: 60, after: 70 },
          { fact: 'consents/publishName', before: null, after: true },
        ],
      },
      { kind: 'added', name: 'Bùi Gia Huy' },
      { kind: 'removed', name: 'Đặng Thị Thùy Dương' },
    ])
  })

  it('tells files by their content, and declarations and units by key', () => {
    const renamed = { ...file, name: 'ke-hoach-moi.pdf' }
    expect(diffEntries(entry(), entry({}, [renamed])).unchanged).toBe(true)
    const replaced = { ...file, sha256: 'bb', name: 'ke-hoach-2.pdf' }
    const diff = diffEntries(
      entry({ jointUnits: ['u2'] }),
      entry({ jointUnits: ['u3'], declarations: { ...bodyOfIdea(1).declarations, original: false } }, [
        replaced,
      ]),
    )
    expect(diff.attachments).toEqual([
      { kind: 'added', name: 'ke-hoach-2.pdf' },
      { kind: 'removed', name: 'ke-hoach.pdf' },
    ])
    expect(diff.declarations).toEqual(['original'])
    expect(diff.jointUnits).toEqual([
      { kind: 'added', unitId: 'u3' },
      { kind: 'removed', unitId: 'u2' },
    ])
  })
})
