import { expect, test } from 'vitest'
import { isPublicAddress } from '../../src/outbound/public-address.ts'

const NOT_PUBLIC = [
  ...['127.0.0.1', '127.255.255.254', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
  ...['169.254.169.254', '100.64.0.1', '192.0.0.8', '192.0.2.1', '198.18.0.1', '198.51.100.7', '203.0.113.7'],
  ...['224.0.0.1', '240.0.0.1', '255.255.255.255'],
  ...['::', '::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '::127.0.0.1', '64:ff9b::7f00:1', '64:ff9b:1::1', '100::1'],
  ...['2001::1', '2001:2::1', '2001:db8::1', '2002:7f00:1::', '3fff::1', '5f00::1', 'fc00::1', 'fd00:ec2::254'],
  ...['fe80::1', 'fe80::1%eth0', 'fec0::1', 'ff02::1', 'localhost', '', '1.2.3'],
]
const PUBLIC = [
  '8.8.8.8',
  '93.184.216.34',
  '172.32.0.1',
  '100.63.255.255',
  '223.255.255.254',
  '2606:4700::1111',
  '2a00::1',
]

test('machines of one’s own, private networks and addresses that lead to them are not public', () => {
  expect(NOT_PUBLIC.filter(isPublicAddress)).toEqual([])
})

test('hosts on the internet are public', () => {
  expect(PUBLIC.filter((address) => !isPublicAddress(address))).toEqual([])
})
