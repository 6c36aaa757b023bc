import { expect, test } from 'vitest'
import { itemIn, itemsIn } from './parsed.ts'

const rss = (fields: string) =>
  `<rss version="2.0" xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Quay</title><link>https://quay.example/</link><item><title>Pier</title><guid>urn:1</guid>${fields}</item></channel></rss>`

test.each([
  [
    '<prism:embargoDate>2030-05-02T08:00:00+02:00</prism:embargoDate>',
    { embargoedUntil: new Date('2030-05-02T06:00:00Z'), held: null },
  ],
  ['<prism:embargoDate>Friday</prism:embargoDate>', { held: 'Its embargo "Friday" is no time that can be read.' }],
  [
    '<prism:expirationDate>2030-05-02T08:00:00Z</prism:expirationDate>',
    { expiresAt: new Date('2030-05-02T08:00:00Z') },
  ],
  [
    '<dcterms:valid>start=2030-05-02T08:00Z; end=2030-05-03T08:00Z; scheme=W3C-DTF</dcterms:valid>',
    { embargoedUntil: new Date('2030-05-02T08:00:00Z'), expiresAt: new Date('2030-05-03T08:00:00Z'), held: null },
  ],
  ['<dcterms:available>start=later</dcterms:available>', { held: 'Its embargo "later" is no time that can be read.' }],
  ['<dcterms:valid>for ever</dcterms:valid>', { embargoedUntil: null, expiresAt: null, held: null }],
])('%s in RSS is obeyed', (fields, expected) => {
  expect(itemIn(rss(fields))).toMatchObject(expected)
})

const atom = (entries: string) =>
  `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:app="http://www.w3.org/2007/app"><title>Quay</title><id>urn:f</id>${entries}</feed>`

const entry = (id: string, fields = '') =>
  `<entry><id>urn:${id}</id><title>${id}</title><updated>2026-05-02T08:00:00Z</updated>${fields}</entry>`

test('a draft in Atom is held', () => {
  const draft = (value: string) => entry('a', `<app:control><app:draft>${value}</app:draft></app:control>`)
  expect(itemIn(atom(draft('yes'))).held).toBe('It is a draft.')
  expect(itemIn(atom(draft('no'))).held).toBeNull()
})

test('of an export of Blogger only the posts are stories', () => {
  const kind = (name: string) =>
    `<category scheme="http://schemas.google.com/g/2005#kind" term="http://schemas.google.com/blogger/2008/kind#${name}"/>`
  const entries = ['post', 'comment', 'settings', 'template'].map((name) => entry(name, kind(name))).join('')
  expect(itemsIn(atom(entries)).map(({ headline }) => headline)).toEqual(['post'])
})

test('media that are blocked or deleted at their source stay out', () => {
  const content = (name: string, state: string) =>
    `<media:content url="https://m.example/${name}.jpg" medium="image"><media:status state="${state}"/></media:content>`
  const { media } = itemIn(rss(content('a', 'blocked') + content('b', 'active') + content('c', 'deleted')))
  expect(media.map(({ url }) => url)).toEqual(['https://m.example/b.jpg'])
})
