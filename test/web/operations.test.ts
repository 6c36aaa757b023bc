import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Kind, print } from 'graphql'
import { expect, test } from 'vitest'
import { OPERATIONS, readOperation } from '../../src/web/operations.ts'
import { backends } from '../backends.ts'
import { openNewsroom } from '../newsroom.ts'

const names = readdirSync(OPERATIONS).map((file) => file.replace(/\.graphql$/, ''))

test('a fragment says the same in every operation that has it', () => {
  const texts = new Map<string, Set<string>>()
  for (const name of names) {
    for (const definition of readOperation(name).document.definitions) {
      if (definition.kind !== Kind.FRAGMENT_DEFINITION) continue
      const { value } = definition.name
      texts.set(value, (texts.get(value) ?? new Set()).add(print(definition)))
    }
  }
  expect([...texts].filter(([, different]) => different.size > 1).map(([name]) => name)).toEqual([])
  expect(texts.size).toBeGreaterThan(2)
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
  const other = await fetch(`${newsroom.url}/graphql?query={sections{slug}}`)
  expect(await other.text()).toContain('FORBIDDEN')
})
