import { expect, test } from 'vitest'
import { isPublicAddress, receiverOf } from './public-address.ts'

test('only addresses on the open internet are public', () => {
  const inside = [
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.31.0.1',
    '192.168.1.1',
    '192.0.2.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001::1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    '2001:db8::1',
    'khong-phai',
  ]
  expect(inside.filter(isPublicAddress)).toEqual([])
  expect(['8.8.8.8', '113.160.0.1', '2001:ee0:1::1', '2606:4700::1'].filter(isPublicAddress)).toHaveLength(4)
})

test('a receiver is https on a public name or address, whatever way an address is written', () => {
  const named = ['127.0.0.1:4129']
  const refused = [
    'http://example.vn/hook',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://0177.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:7f00:1]/',
    'https://localhost/',
    'https://may-chu/',
    'https://xk.internal/',
    'https://in.local./',
    'https://ai:mat-khau@example.vn/',
    'ftp://example.vn/',
    'http://127.0.0.1:4128/',
    'http://example.vn:4129/',
    'không phải địa chỉ',
  ]
  expect(refused.filter((url) => receiverOf(url, named))).toEqual([])
  expect(receiverOf('https://example.vn/hook?a=1#b', named)?.href).toBe('https://example.vn/hook?a=1')
  expect(receiverOf('https://8.8.8.8/', named)?.href).toBe('https://8.8.8.8/')
  expect(receiverOf('http://127.0.0.1:4129/x', named)?.href).toBe('http://127.0.0.1:4129/x')
})
