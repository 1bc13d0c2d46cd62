import { describe, expect, it } from 'vitest'
import { fromPlainText } from '../kernel/index.ts'
import { ideaForm } from '../programme/templates/idea-form.ts'
import { checkEntry } from './check-entry.ts'
import { type EntryBody, emptyEntryBody, entryDigest, readEntryBody } from './entry-body.ts'
import { bodyOfIdea, ideas, person } from './testing.ts'

const codes = (body: EntryBody, mode: 'draft' | 'submit' = 'submit') =>
  checkEntry(ideaForm, body, mode).map(({ pointer, code }) => `${pointer} ${code}`)

const read = (input: unknown): EntryBody => {
  const result = readEntryBody(input)
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result.value
}
const refusal = (input: unknown) => {
  const result = readEntryBody(input)
  return result.ok ? [] : result.problem.issues
}

describe('the ideas of the cases', () => {
  it.each(ideas.map(({ stt }) => stt))('idea %i can be handed in', (stt) => {
    expect(codes(bodyOfIdea(stt))).toEqual([])
  })

  it('come back from the wire as they were', () => {
    for (const { stt } of ideas)
      expect(read(JSON.parse(JSON.stringify(bodyOfIdea(stt))))).toEqual(bodyOfIdea(stt))
  })
})

describe('a draft', () => {
  it('may be empty, and its hand-in lists all that is missing', () => {
    expect(codes(emptyEntryBody, 'draft')).toEqual([])
    expect(codes(emptyEntryBody)).toEqual([
      '/fields/title field/required',
      '/fields/topic field/required',
      '/fields/summary field/required',
      '/fields/currentState field/required',
      '/fields/proposal field/required',
      '/fields/applicability field/required',
      '/fields/effect field/required',
      '/fields/feasibility field/required',
      '/fields/contactPhone field/required',
      '/people people/tooFew',
      '/declarations/truthful declaration/required',
      '/declarations/original declaration/required',
      '/declarations/notAwarded declaration/required',
      '/declarations/sharesAgreed declaration/required',
    ])
  })

  it('never holds what the rules do not know', () => {
    const body: EntryBody = {
      ...emptyEntryBody,
      fields: { title: true, topic: 'astrology', 'a/b': 'x' },
      people: [person('p1', { role: 'captain', consents: { sellData: true } }), person('p1')],
      declarations: { handsome: true },
      jointUnits: ['unit-2'],
    }
    expect(codes(body, 'draft')).toEqual([
      '/fields/a~1b field/unknown',
      '/fields/title field/wrongType',
      '/fields/topic field/unknownOption',
      '/people/0/role person/roleNotAllowed',
      '/people/0/consents/sellData consent/unknown',
      '/people/1/id people/repeated',
      '/declarations/handsome declaration/unknown',
      '/jointUnits jointUnits/notAllowed',
    ])
  })
})

describe('handing in', () => {
  it('counts words of long texts by white space, inclusive at both ends', () => {
    const withWords = (count: number) => ({
      ...bodyOfIdea(1),
      fields: { ...bodyOfIdea(1).fields, proposal: fromPlainText(Array(count).fill('chữ').join(' ')) },
    })
    expect([119, 120, 400, 401].map((count) => codes(withWords(count)))).toEqual([
      ['/fields/proposal field/tooFewWords'],
      [],
      [],
      ['/fields/proposal field/tooManyWords'],
    ])
  })

  it('wants shares that make 100, one representative, and each person’s own consent', () => {
    const people = [
      person('p1', { share: 60, consents: {} }),
      person('p2', { share: 30, fullName: ' ', phone: '12', email: 'lan@' }),
    ]
    expect(checkEntry(ideaForm, { ...bodyOfIdea(1), people }, 'submit')).toEqual([
      {
        pointer: '/people/0/consents/processing',
        code: 'consent/required',
        facts: {
          label: 'Đồng ý cho xử lý dữ liệu cá nhân để dự thi, liên hệ và trao giải',
          name: 'Đinh Thị Phương Anh',
        },
      },
      { pointer: '/people/1/fullName', code: 'person/nameMissing' },
      { pointer: '/people/1/phone', code: 'person/phoneInvalid' },
      { pointer: '/people/1/email', code: 'person/mailInvalid' },
      { pointer: '/people', code: 'people/sharesNot100', facts: { sum: 90 } },
      { pointer: '/people', code: 'people/noRepresentative' },
    ])
  })

  it('gives a single author the whole', () => {
    expect(codes({ ...bodyOfIdea(1), people: [person('p1')] })).toEqual([])
  })

  it('refuses a sixth author, two representatives, shares beyond reason and a date of no calendar', () => {
    const people = [1, 2, 3, 4, 5, 6].map((n) =>
      person(`p${n}`, {
        share: n === 1 ? 0 : 20,
        representative: n < 3,
        birthDate: n === 6 ? '1999-02-30' : null,
      }),
    )
    expect(codes({ ...bodyOfIdea(1), people })).toEqual([
      '/people people/tooMany',
      '/people/5/birthDate person/birthDateInvalid',
      '/people/0/share person/shareOutOfRange',
      '/people people/severalRepresentatives',
    ])
  })

  it('asks about a number that could be thousands, and takes a role’s limits', () => {
    const rules = {
      ...ideaForm,
      fields: ideaForm.fields.map((field) =>
        field.key === 'title' ? { ...field, type: 'number' as const, maxWords: null } : field,
      ),
      people: { ...ideaForm.people, roleLimits: [{ role: 'author' as const, min: 3, max: 4 }] },
    }
    const issues = checkEntry(
      rules,
      { ...bodyOfIdea(1), fields: { ...bodyOfIdea(1).fields, title: '8.500' } },
      'submit',
    )
    expect(issues.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/fields/title field/ambiguousNumber',
      '/people people/tooFew',
    ])
  })
})

describe('reading', () => {
  it('puts every text into NFC', () => {
    const nfd = 'Mạch Hữu Ước'.normalize('NFD')
    const body = read({
      fields: {
        title: nfd,
        proposal: fromPlainText('a').map(() => ({ type: 'paragraph', runs: [{ text: nfd }] })),
      },
      people: [{ id: 'p1', fullName: nfd, role: 'author' }],
    })
    expect(body.fields).toEqual({
      title: 'Mạch Hữu Ước',
      proposal: [{ type: 'paragraph', runs: [{ text: 'Mạch Hữu Ước' }] }],
    })
    expect(body.people[0]?.fullName).toBe('Mạch Hữu Ước')
  })

  it('points at NUL, half surrogates and texts without end', () => {
    expect(
      refusal({
        fields: {
          title: 'a\u0000b',
          summary: 'x'.repeat(5001),
          proposal: [{ type: 'list', ordered: false, items: [[{ text: 'ok' }], [{ text: '\ud800' }]] }],
          effect: [{ type: 'video' }],
          feasibility: 8.5,
        },
      }),
    ).toEqual([
      { pointer: '/fields/title', code: 'text/unstorable' },
      { pointer: '/fields/summary', code: 'text/tooLong' },
      { pointer: '/fields/proposal/0/items/1/0/text', code: 'text/unstorable' },
      { pointer: '/fields/effect/0/type', code: 'shape/invalid' },
      { pointer: '/fields/feasibility', code: 'shape/invalid' },
    ])
  })

  it.each([[null], [[]], ['x'], [{}], [{ fields: [] }], [{ fields: {}, admin: true }]])(
    'refuses %j',
    (input) => {
      expect(refusal(input).length).toBeGreaterThan(0)
    },
  )

  it('takes a field called __proto__ for what it is: a field that nobody knows', () => {
    const body = read(JSON.parse('{"fields":{"__proto__":"x","constructor":"y"}}'))
    expect(codes(body, 'draft').every((line) => line.endsWith('field/unknown'))).toBe(true)
    expect(Object.getPrototypeOf(body.fields)).toBe(Object.prototype)
  })
})

describe('the digest', () => {
  const salt = '00'.repeat(16)
  const file = { sha256: 'ab', type: 'pdf', size: 10, audience: 'content' }
  it('changes with any letter, file, order of files and salt', () => {
    const base = { body: bodyOfIdea(1), attachments: [file, { ...file, sha256: 'cd' }] }
    const digests = [
      entryDigest(base, salt),
      entryDigest({ ...base, body: bodyOfIdea(2) }, salt),
      entryDigest({ ...base, attachments: base.attachments.toReversed() }, salt),
      entryDigest(base, '01'.repeat(16)),
    ]
    expect(new Set(digests).size).toBe(4)
    expect(entryDigest(structuredClone(base), salt)).toBe(digests[0])
  })
})
