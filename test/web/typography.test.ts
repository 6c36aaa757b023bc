import { expect, test } from 'vitest'
import { excerpt } from '../../src/templates/excerpt.ts'
import { joinNames } from '../../src/templates/language/list-names.ts'
import { clockText } from '../../src/templates/language/time.ts'

test.each([
  ['smettere. Il <mark>mare</mark> riempie', '… smettere. Il <mark>mare</mark> riempie …'],
  ['<mark>sea</mark> rose, and', '… <mark>sea</mark> rose, and …'],
  ['The <mark>sea</mark> rose.', 'The <mark>sea</mark> rose.'],
  ['È il <mark>mare</mark>', 'È il <mark>mare</mark> …'],
  ['It said &quot;no&quot;', 'It said &quot;no&quot;'],
])('what a search found says that it is a part: %s', (snippet, shown) => {
  expect(excerpt(snippet)).toBe(shown)
})

test('those who wrote a story are named as each language names many', () => {
  const names = ['Ada', 'Bo', 'Cy']
  expect([joinNames(names, 'en'), joinNames(names, 'it')]).toEqual(['Ada, Bo and Cy', 'Ada, Bo e Cy'])
})

test('an entry of a live story has its date once its day is over, by the clock of the newsroom', () => {
  const at = '2026-03-01T22:30:00Z'
  const during = { edition: 'it', nowMs: Date.parse('2026-03-01T22:59:00Z') } as const
  const after = { edition: 'it', nowMs: Date.parse('2026-03-01T23:01:00Z') } as const
  expect([clockText(at, during), clockText(at, after)]).toEqual(['23:30', '1 mar, 23:30'])
  expect(clockText(at, { ...after, edition: 'en' })).toBe('1 Mar, 23:30')
})
