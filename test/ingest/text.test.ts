import { expect, test } from 'vitest'
import { authorsIn } from '../../src/ingest/text/author.ts'
import { dateOf } from '../../src/ingest/text/date.ts'
import { canonicalLanguage } from '../../src/ingest/text/language.ts'
import { absoluteUrl } from '../../src/ingest/text/link.ts'
import { plain } from '../../src/ingest/text/plain-text.ts'

test.each([
  ['Wed, 31 Jan 2018 07:26:05 GMT', '2018-01-31T07:26:05.000Z'],
  ['31 Jan 18 07:26 +0130', '2018-01-31T05:56:00.000Z'],
  ['Mittwoch, 31 January 2018 07:26:05 CET', '2018-01-31T06:26:05.000Z'],
  ['2018-01-31T07:26:05.25-02:00', '2018-01-31T09:26:05.250Z'],
  ['2018-01-31 07:26', '2018-01-31T07:26:00.000Z'],
  ['2018-01-31', '2018-01-31T00:00:00.000Z'],
  ['31 Dec 2016 23:59:60 GMT', '2016-12-31T23:59:59.000Z'],
])('%s is a date', (text, moment) => {
  expect(dateOf(text)?.toISOString()).toBe(moment)
})

test.each([
  '31 Feb 2026 10:00 GMT',
  '2026-13-01',
  '2026-01-01T25:00:00Z',
  '2026-01-01T07:75:00Z',
  '0001-01-01T00:00:00Z',
  'soon',
  '',
  null,
])('%s is no date, and no reason to refuse a story', (text) => {
  expect(dateOf(text)).toBeNull()
})

test.each([
  ['jane@example.org (Jane Roe)', ['Jane Roe']],
  ['Jane Roe <jane@example.org>', ['Jane Roe']],
  ['jane@example.org', []],
  ['—', []],
  ['Will Bordell and Jon Robins', ['Will Bordell', 'Jon Robins']],
  ["Paulo Santalucia and Frances d'Emilio", ['Paulo Santalucia', "Frances d'Emilio"]],
  ['Staff and agencies', ['Staff and agencies']],
  ['Associated Press and Reuters', ['Associated Press and Reuters']],
  ['Jane Roe, Political Editor', ['Jane Roe, Political Editor']],
  ['Associated Press in Palm Beach, Florida', ['Associated Press in Palm Beach, Florida']],
])('the authors in "%s"', (text, names) => {
  expect(authorsIn([text])).toEqual(names)
})

test('a language is written as browsers write it, and what is none gives way to the next', () => {
  expect(canonicalLanguage('en_gb')).toBe('en-GB')
  expect(canonicalLanguage('english', undefined, 'pt-br')).toBe('pt-BR')
  expect(canonicalLanguage('x', null)).toBeNull()
})

test('only web addresses are links', () => {
  expect(absoluteUrl('../b', null, 'https://a.example/x/y')).toBe('https://a.example/b')
  expect(absoluteUrl('//a.example/b', 'https://c.example/')).toBe('https://a.example/b')
  expect(absoluteUrl('java\nscript:alert(1)', 'https://c.example/')).toBeNull()
  expect(absoluteUrl('b.html')).toBeNull()
})

test('HTML is read as a reader sees it', () => {
  expect(plain('<p>One</p><p>two &amp;amp; <b>thr</b>ee<script>x()</script></p>')).toBe('One two &amp; three')
})
