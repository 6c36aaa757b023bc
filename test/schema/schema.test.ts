import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { reference } from '../../schema/reference.ts'
import { printed, schema } from '../../schema/schema.ts'
import { statesPage } from '../../schema/states-page.ts'

test('the printed schema is the one that runs (npm run schema writes it)', () => {
  expect(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8')).toBe(printed())
})

test('the reference for people is of the schema that runs, and every name in it leads to its type', () => {
  const page = readFileSync(new URL('../../docs/reference.md', import.meta.url), 'utf8')
  expect(page).toBe(reference(schema))
  const headings = new Set([...page.matchAll(/^## (\w+)$/gm)].map(([, name = '']) => name.toLowerCase()))
  const links = [...page.matchAll(/\(#(\w+)\)/g)].map(([, name = '']) => name)
  expect(links.filter((name) => !headings.has(name))).toEqual([])
  expect(links.length).toBeGreaterThan(100)
})

test('the page on states is that of the table which mutations use', () => {
  expect(readFileSync(new URL('../../docs/states.md', import.meta.url), 'utf8')).toBe(statesPage())
})
