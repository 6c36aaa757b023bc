import { expect, test } from 'vitest'
import { decode } from '../../src/ingest/text/decode.ts'

const declared = (encoding: string, text: string) => `<?xml version="1.0" encoding="${encoding}"?><t>${text}</t>`
const latin1 = (text: string) => Buffer.from(text, 'latin1')

/** The letters of the text that are Cyrillic, as bytes of windows-1251. */
function windows1251(text: string): Buffer {
  return Buffer.from(
    [...text].map((letter) => (letter < '\x80' ? letter : String.fromCharCode(letter.charCodeAt(0) - 0x350))).join(''),
    'latin1',
  )
}

function broken(text: string): Buffer {
  const [before = '', after = ''] = text.split('#')
  return Buffer.concat([Buffer.from(before), Buffer.from([0xc3]), Buffer.from(after)])
}

test.each([
  ['a declaration', declared('utf-8', 'È già là: cant# e naïve, 日本'), {}],
  ['the response', '<t>È già là: cant# e naïve, 日本</t>', { contentType: 'application/rss+xml; charset=UTF-8' }],
  ['nobody', '<t>È già là: cant# e naïve, 日本</t>', {}],
])('one broken byte in a text that is UTF-8 by %s damages one character', (_by, text, options) => {
  expect(decode(broken(text), options)).toBe(text.replace('#', '\ufffd'))
})

test('one broken byte after a byte order mark damages one character', () => {
  const text = '<t>È gi# là</t>'
  const bytes = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), broken(text)])
  expect(decode(bytes)).toBe(text.replace('#', '\ufffd'))
})

test('a text with a broken character that somebody else has damaged stays as it is', () => {
  expect(decode(Buffer.from('cant\ufffd'))).toBe('cant\ufffd')
})

test('the encoding of the response counts, before that of the declaration', () => {
  const bytes = windows1251(declared('koi8-r', 'Паром ушёл'.replace('ё', 'е')))
  expect(decode(bytes, { contentType: 'text/xml; charset="windows-1251"' })).toContain('Паром ушел')
})

test('an encoding that does not fit gives way to the next', () => {
  const bytes = latin1(declared('iso-8859-1', 'Perché è già là'))
  expect(decode(bytes, { contentType: 'text/xml; charset=utf-8' })).toContain('Perché è già là')
  expect(decode(bytes, { contentType: 'text/xml; charset=no-such' })).toContain('Perché è già là')
})

test('what a server calls Latin-1 and is UTF-8 is read as UTF-8', () => {
  const bytes = Buffer.from('<t>Perché è già là</t>')
  expect(decode(bytes, { contentType: 'text/xml; charset=iso-8859-1' })).toBe('<t>Perché è già là</t>')
})

test('of a text whose encoding nobody says, a detector finds it', () => {
  const text = '<t>Паром ушел из порта в море, рыбаки вернулись домой</t>'
  expect(decode(windows1251(text))).toBe(text)
  const japanese = Buffer.from('83748346838a815b82aa8d6082f08f6f82bd8142'.repeat(3), 'hex')
  expect(decode(japanese)).toBe('フェリーが港を出た。'.repeat(3))
})

test('a text in Shift_JIS with one broken byte stays readable', () => {
  const bytes = Buffer.concat([latin1(declared('shift_jis', '')), Buffer.from('83748346838a815bff82aa8d60', 'hex')])
  expect(decode(bytes)).toContain('フェリー\ufffdが港')
})
