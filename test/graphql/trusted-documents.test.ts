import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { schema } from '../../schema/schema.ts'
import { sha256 } from '../../src/graphql/documents.ts'
import { readTrustedDocuments } from '../../src/graphql/trusted-documents.ts'

const A = '{ viewer { subject } }'
const B = 'query Sections { sections { nodes { slug } } }'
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tickertape-trusted-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function manifest(content: unknown): Promise<string> {
  const path = join(folder, 'manifest.json')
  await writeFile(path, JSON.stringify(content))
  return path
}

test.each([
  ['as Relay’s compiler writes it', { a: A, b: B }],
  [
    'as Apollo’s tools write it',
    {
      format: 'apollo-persisted-query-manifest',
      version: 1,
      operations: [
        { id: 'a', name: 'A', type: 'query', body: A },
        { id: 'b', name: 'B', type: 'query', body: B },
      ],
    },
  ],
])('a manifest %s is read', async (_what, content) => {
  const found = readTrustedDocuments(await manifest(content), schema)
  expect([found.get('a'), found.get('b'), found.get(sha256(B))]).toEqual([A, B, B])
})

test('a folder of files is read, with those below it', async () => {
  const documents = join(folder, 'documents')
  await mkdir(join(documents, 'pages'), { recursive: true })
  await writeFile(join(documents, 'viewer.graphql'), `${A}\n`)
  await writeFile(join(documents, 'pages/sections.graphql'), B)
  await writeFile(join(documents, 'notes.txt'), 'no document')
  const found = readTrustedDocuments(documents, schema)
  expect([found.get('viewer'), found.get('pages/sections')]).toEqual([`${A}\n`, B])
  expect([found.get(sha256(A)), found.get(sha256(`${A}\n`))]).toEqual([`${A}\n`, `${A}\n`])
  expect(found.size).toBe(5)
})

test.each([
  ['does not fit the schema', { old: '{ nothing }' }, /"old" cannot run: Cannot query field/],
  ['is no document', { broken: '{' }, /"broken" cannot run: Syntax Error/],
  ['is no text', { number: 1 }, /number/],
])('one that %s is said by its name', async (_what, content, words) => {
  const path = await manifest(content)
  expect(() => readTrustedDocuments(path, schema)).toThrow(words)
})
