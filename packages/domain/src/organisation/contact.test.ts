import { describe, expect, it } from 'vitest'
import { readCluster } from './cluster-name.ts'
import { readMail } from './mail.ts'
import { readPhone } from './phone.ts'

const phone = (national: string) => ({ kind: 'phone', phone: national })

describe('phones', () => {
  it.each([
    ['0980000100', phone('0980000100')],
    ['0960.000.113', phone('0960000113')],
    ['(+84) 910 000 128', phone('0910000128')],
    ['+84 (0)28 3829 1234', phone('02838291234')],
    ['0084910000128', phone('0910000128')],
    ['84910000128', phone('0910000128')],
    ['028 3829 1234', phone('02838291234')],
    [980000149, { kind: 'lostZero', suggestion: '0980000149' }],
    ['980 000 149', { kind: 'lostZero', suggestion: '0980000149' }],
    ['01201234567', { kind: 'notAPhone' }],
    ['+1 202 555 0100', { kind: 'notAPhone' }],
    ['0980000100 / 0980000101', { kind: 'notAPhone' }],
    ['٠٩٨٠٠٠٠١٠٠', { kind: 'notAPhone' }],
    ['', { kind: 'notAPhone' }],
  ])('%s', (value, expected) => {
    expect(readPhone(value)).toEqual(expected)
  })
})

describe('mail addresses', () => {
  it.each([
    [' DatMT01@Example.VN ', 'datmt01@example.vn'],
    ['a.b+c@so-noi-vu.hochiminhcity.gov.vn', 'a.b+c@so-noi-vu.hochiminhcity.gov.vn'],
    ['thuytrang21@example', null],
    ['a@b@example.vn', null],
    ['a..b@example.vn', null],
    ['hoà@example.vn', null],
    ['a@example.vn; b@example.vn', null],
    ['@example.vn', null],
  ])('%s', (text, expected) => {
    expect(readMail(text)).toBe(expected)
  })
})

describe('clusters', () => {
  it.each([
    ['cụm 1', { name: 'Cụm 1', roman: false }],
    ['CỤM SỐ 05', { name: 'Cụm 5', roman: false }],
    ['6', { name: 'Cụm 6', roman: false }],
    ['Cụm VI', { name: 'Cụm 6', roman: true }],
    ['cụm Tài chính', { name: 'Cụm Tài chính', roman: false }],
    ['Khối Tổng hợp', { name: 'Khối Tổng hợp', roman: false }],
  ])('%s', (text, expected) => {
    expect(readCluster(text)).toEqual(expected)
  })
})
