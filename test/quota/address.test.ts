import { expect, test } from 'vitest'
import { networkOf } from '../../src/quota/address.ts'

const from = (remoteAddress: string | undefined, forwarded?: string) => ({
  headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  socket: { remoteAddress },
})

test('an IPv4 address is one party, also as sockets for both kinds show it', () => {
  const shown = ['203.0.113.9', '::ffff:203.0.113.9', '::ffff:cb00:7109']
  expect(shown.map((address) => networkOf(from(address), 0))).toEqual(shown.map(() => '203.0.113.9'))
})

test('the addresses of one IPv6 network are one party, however they are written', () => {
  const same = ['2001:db8:1:2::1', '2001:DB8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:2:3::', '2001:0db8:0001:0002::9']
  expect(new Set(same.map((address) => networkOf(from(address), 0)))).toEqual(new Set(['2001:db8:1:2::/64']))
  expect(networkOf(from('2001:db8:1:3::1'), 0)).toBe('2001:db8:1:3::/64')
  expect(networkOf(from('fe80::1%eth0'), 0)).toBe('fe80:0:0:0::/64')
})

test('this machine itself is nobody to be counted', () => {
  for (const own of ['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1', undefined]) {
    expect(networkOf(from(own), 0)).toBeNull()
  }
})

test('a client cannot name another address than its own', () => {
  expect(networkOf(from('203.0.113.9', '198.51.100.1'), 0)).toBe('203.0.113.9')
  expect(networkOf(from('10.0.0.1', '127.0.0.1, 198.51.100.1, 203.0.113.9'), 1)).toBe('203.0.113.9')
  expect(networkOf(from('10.0.0.1', '198.51.100.1, 203.0.113.9, 10.0.0.2'), 2)).toBe('203.0.113.9')
  expect(networkOf(from('203.0.113.9', '127.0.0.1'), 1)).toBe('127.0.0.1')
})

test('proxies may write ports', () => {
  expect(networkOf(from('10.0.0.1', '203.0.113.9:5123'), 1)).toBe('203.0.113.9')
  expect(networkOf(from('10.0.0.1', '[2001:db8:1:2::1]:5123'), 1)).toBe('2001:db8:1:2::/64')
})

test('a header that makes no sense is as good as none', () => {
  const nonsense = [
    '',
    ',',
    ' , ,',
    'unknown',
    '999.1.1.1',
    '1.2.3',
    '[',
    '[]',
    '[::1',
    ':::',
    '%',
    '1:2:3',
    '\u0000',
    'é',
  ]
  for (const header of [...nonsense, 'a,'.repeat(10_000), '1.2.3.4:5:6']) {
    expect([header, networkOf(from('203.0.113.9', header), 1)]).toEqual([header, '203.0.113.9'])
  }
  expect(networkOf(from('203.0.113.9', '198.51.100.1'), 2)).toBe('203.0.113.9')
})
