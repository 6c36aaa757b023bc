import { expect, test } from 'vitest'
import { parseDocument } from '../../../src/ingest/formats/detect.ts'

const item = (guid: string, link: string, title: string) =>
  `<item><guid isPermaLink="false">${guid}</guid><link>https://exa.example${link}</link><title>${title}</title></item>`

function parsed(...items: readonly string[]) {
  const document = parseDocument(
    `<rss version="2.0"><channel><title>Exa</title><link>https://exa.example/</link>${items.join('')}</channel></rss>`,
  )
  if ('problem' in document) throw new Error(document.problem)
  return document.items.map((one) => ('item' in one ? [one.item.id, one.item.uri] : one))
}

test('stories that all have the same id are told apart by their links', () => {
  expect(
    parsed(item('exa', '/ferries', 'Ferries'), item('exa', '/ports', 'Ports'), item('7', '/seas', 'Seas')),
  ).toEqual([
    [null, 'https://exa.example/ferries'],
    [null, 'https://exa.example/ports'],
    ['7', 'https://exa.example/#7'],
  ])
})

test('a story that stands in a document twice is one, also by links that are counted', () => {
  expect(parsed(item('7', '/ferries?utm_source=a', 'Old'), item('7', '/ferries?utm_source=b', 'New'))).toEqual([
    { duplicate: 'Old' },
    ['7', 'https://exa.example/#7'],
  ])
})
