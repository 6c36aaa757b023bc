import { expect, test } from 'vitest'
import { originPattern } from '../../src/http/origin-pattern.ts'
import { originAllowed } from '../../src/http/origins.ts'

const allows = (text: string, origin: string) => {
  const pattern = originPattern(text)
  return pattern !== null && originAllowed({ origin, host: 'gateway.example' }, [pattern])
}

test.each([
  'https://harbour.example',
  'http://localhost:5173',
  'http://[::1]:8080',
  'https://xn--mnchen-3ya.example',
  'capacitor://localhost',
  'ionic://localhost',
  'tauri://localhost',
  'chrome-extension://abcdefghijklmnop',
])('%s allows itself alone', (origin) => {
  expect(allows(origin, origin)).toBe(true)
  for (const other of [`${origin}.evil.example`, `${origin}0`, 'https://evil.example', 'null', 'capacitor://evil']) {
    expect([other, allows(origin, other)]).toEqual([other, false])
  }
})

test('a wildcard allows every host below its domain, with the same scheme and port', () => {
  const pattern = 'https://*.harbour.example'
  for (const origin of [
    'https://www.harbour.example',
    'https://a.b-c.harbour.example',
    'https://x_1.harbour.example',
  ]) {
    expect([origin, allows(pattern, origin)]).toEqual([origin, true])
  }
  for (const origin of [
    'https://harbour.example',
    'https://.harbour.example',
    'https://evilharbour.example',
    'http://www.harbour.example',
    'https://www.harbour.example:8443',
    'https://www.harbour.example.evil.example',
    'https://wwwXharbour.example',
    'https://www.harbourXexample',
    'https://evil.example/.harbour.example',
    'https://evil.example\n.harbour.example',
    'xhttps://www.harbour.example',
  ]) {
    expect([origin, allows(pattern, origin)]).toEqual([origin, false])
  }
  expect(allows('https://*.harbour.example:8443', 'https://www.harbour.example:8443')).toBe(true)
  expect(allows('app://*.harbour', 'app://www.harbour')).toBe(true)
})

test.each([
  'harbour.example',
  '*.harbour.example',
  '//harbour.example',
  'https://harbour.example/',
  'https://harbour.example/path',
  'https://harbour.example?query',
  'https://harbour.example#part',
  'https://user@harbour.example',
  'https://harbour.example:443',
  'https://*.harbour.example:443',
  'https://*.harbour.example/',
  'https://Harbour.example',
  'https://münchen.example',
  'https://*',
  'https://*.',
  'https://www.*.example',
  'https://*.*.example',
  'https://w*.harbour.example',
  '*://harbour.example',
  'capacitor://localhost/',
  'file://',
  'mailto:desk@harbour.example',
  'null',
  '*',
  '',
])('%j is refused: no origin can match it', (text) => {
  expect(originPattern(text)).toBeNull()
})

test('a page comes from where its host is, and from nowhere without one', () => {
  expect(originAllowed({ origin: 'http://gateway.example:4000', host: 'gateway.example:4000' }, [])).toBe(true)
  expect(originAllowed({ origin: 'http://gateway.example', host: 'gateway.example:4000' }, [])).toBe(false)
  expect(originAllowed({ origin: 'null', host: undefined }, [])).toBe(false)
  expect(originAllowed({ host: 'gateway.example' }, [])).toBe(true)
})
