import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { networkOf as networkBehind } from '../../src/quota/address.ts'
import { trustedProxies, trusting } from '../../src/quota/trusted-proxies.ts'

const from = (remoteAddress: string | undefined, forwarded?: string): IncomingMessage => {
  const socket = new Socket()
  Object.defineProperty(socket, 'remoteAddress', { value: remoteAddress })
  const request = new IncomingMessage(socket)
  if (forwarded !== undefined) request.headers['x-forwarded-for'] = forwarded
  return request
}

/** Behind what TRUSTED_PROXIES says. */
function networkOf(request: IncomingMessage, setting: number | string): string | null {
  const trusted = trustedProxies(String(setting))
  if (trusted === null) throw new Error(`${setting} is refused`)
  return networkBehind(request, trusting(trusted))
}

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

test('requests from this machine are not counted', () => {
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
})

test('with fewer proxies in front than the number says, the farthest address is the client', () => {
  expect(networkOf(from('10.0.0.1', '198.51.100.1'), 2)).toBe('198.51.100.1')
  expect(networkOf(from('203.0.113.9'), 2)).toBe('203.0.113.9')
})

test('the client is the nearest address that is none of a trusted network', () => {
  const trusted = 'loopback, 10.0.0.0/8, 2001:db8:ffff::/48, 192.0.2.7'
  const spoofed = '127.0.0.1, 10.1.1.1, 198.51.100.1'
  for (const [connected, passedOn] of [
    ['127.0.0.1', ''],
    ['::1', ''],
    ['::ffff:10.0.0.1', ''],
    ['10.2.0.1', ', 10.3.0.1:4430, 192.0.2.7'],
    ['10.2.0.1', ', [2001:db8:ffff::9]:443,2001:db8:ffff:1::8'],
  ] as const) {
    expect(networkOf(from(connected, `${spoofed}, 203.0.113.9${passedOn}`), trusted)).toBe('203.0.113.9')
  }
  expect(networkOf(from('203.0.113.1', `${spoofed}, 10.0.0.1`), trusted)).toBe('203.0.113.1')
  expect(networkOf(from('192.0.2.8', '198.51.100.1'), trusted)).toBe('192.0.2.8')
})

test('a number and networks trust what either does', () => {
  expect(networkOf(from('203.0.113.1', '198.51.100.1, 10.0.0.1'), '1, 10.0.0.0/8')).toBe('198.51.100.1')
  expect(networkOf(from('203.0.113.1', '198.51.100.1, 203.0.113.2'), '1, 10.0.0.0/8')).toBe('203.0.113.2')
})

test('no client is taken for a process on this machine because it says so', () => {
  for (const setting of ['2', 'loopback, 203.0.113.0/24']) {
    expect(networkOf(from('127.0.0.1', '127.0.0.1, 203.0.113.9'), setting)).toBe('127.0.0.1')
  }
})

test.each([
  '11',
  '-1',
  '1.5',
  'all',
  'proxy.example',
  '10.0.0',
  '10.0.0.0/33',
  '10.0.0.0/0',
  '10.0.0.0/',
  '10.0.0.0/x',
  '2001:db8::/129',
  '300.0.0.1',
  'loopback/8',
  'loopback,',
  ',',
])('TRUSTED_PROXIES=%s is refused', (text) => {
  expect(trustedProxies(text)).toBeNull()
})
