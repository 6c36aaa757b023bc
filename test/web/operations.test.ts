import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { validate } from 'graphql'
import { expect, test } from 'vitest'
import { schema } from '../../schema/schema.ts'
import { readOperations } from '../../src/web/operations.ts'
import { backends } from '../backends.ts'
import { openNewsroom } from '../newsroom.ts'

const FOLDER = new URL('../../src/web/operations/', import.meta.url)

test('every operation of the pages fits the schema, with the fragments that it shares with others', () => {
  const operations = readOperations()
  expect(operations.size).toBeGreaterThan(6)
  for (const [name, { document }] of operations) expect(validate(schema, document), name).toEqual([])
})

test('no file of an operation repeats a shared fragment', () => {
  const shared = readdirSync(new URL('fragments', FOLDER)).map((file) => file.replace(/\.graphql$/, ''))
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.graphql'))
  const defined = files.flatMap((file) =>
    [...readFileSync(new URL(file, FOLDER), 'utf8').matchAll(/^fragment (\w+)/gm)].map(([, name = '']) =>
      name.toLowerCase(),
    ),
  )
  expect(defined.filter((name, at) => shared.includes(name) || defined.indexOf(name) !== at)).toEqual([])
  expect(shared.length).toBeGreaterThan(2)
})

test('where only trusted documents run, pages and what they follow still do', async () => {
  const [backend] = backends
  if (!backend) throw new Error('there is no backend')
  // Trusted documents that do not include the operations of pages.
  const trusted = fileURLToPath(new URL('../../src/syndication/operations', import.meta.url))
  await using newsroom = await openNewsroom(backend, { TRUSTED_DOCUMENTS: trusted })
  const html = await (await fetch(`${newsroom.url}/en`)).text()
  const [, data = ''] = /<script id="live" type="application\/json">(.*?)<\/script>/s.exec(html) ?? []
  const { query, variables, after } = JSON.parse(data)
  await newsroom.publish({ headline: 'Trusted' })
  const parameters = { query, variables: JSON.stringify({ ...variables, after }) }
  const stream = await fetch(`${newsroom.url}/graphql/stream?${new URLSearchParams(parameters)}`, {
    headers: { accept: 'text/event-stream' },
  })
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  while (reader && !text.includes('Trusted')) {
    const { value, done } = await reader.read()
    if (done) break
    text += value
  }
  await reader?.cancel()
  expect(text).toContain('"headline":"Trusted"')
  const other = await fetch(`${newsroom.url}/graphql?query={sections{nodes{slug}}}`)
  expect(await other.text()).toContain('FORBIDDEN')
})
