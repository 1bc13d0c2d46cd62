import { describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import { readVietnameseDate } from './vietnamese-date.ts'

const cases = JSON.parse(readFileSync(new URL('fixtures/ngay.json', import.meta.url), 'utf8')) as {
  nhap: string
  mongDoi: string | null
}[]

describe('dates as officers write them', () => {
  it.each(cases)('$nhap → $mongDoi', ({ nhap, mongDoi }) => {
    const read = readVietnameseDate(nhap)
    if (mongDoi === null) expect(read).toEqual({ kind: 'notADate' })
    else if (/^\d{4}-/.test(mongDoi)) expect(read).toEqual({ kind: 'date', iso: mongDoi })
    else expect(read.kind).toBe(mongDoi === 'thiếu ngày' ? 'incomplete' : 'ambiguous')
  })

  it.each([
    ['24/7/2016', { kind: 'date', iso: '2016-07-24' }],
    ['10.10.2009', { kind: 'date', iso: '2009-10-10' }],
    ['ngày 20 tháng 06 năm 2020', { kind: 'date', iso: '2020-06-20' }],
    ['Nga\u0300y 5  tha\u0301ng 10 na\u0306m 2026', { kind: 'date', iso: '2026-10-05' }],
    ['2/2015', { kind: 'incomplete' }],
    ['tháng 2 năm 2015', { kind: 'incomplete' }],
    ['2015', { kind: 'incomplete' }],
    ['02-03-24', { kind: 'ambiguous', candidates: ['2024-03-02', '2002-03-24', '2024-02-03'] }],
    ['5/10/26', { kind: 'ambiguous', candidates: ['2026-10-05', '2005-10-26', '2026-05-10'] }],
    ['31-12-99', { kind: 'ambiguous', candidates: ['1999-12-31'] }],
    ['7/24/2016', { kind: 'ambiguous', candidates: ['2016-07-24'] }],
    ['46300', { kind: 'ambiguous', candidates: ['2026-10-05'] }],
    ['1/2-2026', { kind: 'notADate' }],
    ['20260-1-1', { kind: 'notADate' }],
    ['', { kind: 'notADate' }],
    ['hôm qua', { kind: 'notADate' }],
  ])('%s', (text, expected) => {
    expect(readVietnameseDate(text)).toEqual(expected)
  })
})
