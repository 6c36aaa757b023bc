import { expect, test } from 'vitest'
import { authorsIn } from '../../src/ingest/text/author.ts'
import { canonicalLanguage } from '../../src/ingest/text/language.ts'
import { absoluteUrl } from '../../src/ingest/text/link.ts'
import { plain } from '../../src/ingest/text/plain-text.ts'

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
