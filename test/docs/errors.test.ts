import { globSync, readFileSync } from 'node:fs'
import { CloseCode } from 'graphql-ws'
import { expect, test } from 'vitest'
import { readPage, rowsOf } from './pages.ts'

const page = readPage('docs/errors.md')
const sources = globSync('{src,schema,db}/**/*.ts').map((path) => readFileSync(path, 'utf8'))
const [, union = ''] =
  /^export type Code =((?:\s+\| '\w+')+)/m.exec(sources.find((text) => text.includes('type Code =')) ?? '') ?? []
const codes = [...union.matchAll(/'(\w+)'/g)].map(([, code = '']) => code)

/** The entry of each code: what stands below its heading. */
const entries = page.split(/^### /m).slice(1)

test('every error code of the code is documented, and no other', () => {
  expect(codes.length).toBeGreaterThan(20)
  expect(entries.map((entry) => /^`(\w+)`\n/.exec(entry)?.[1]).sort()).toEqual(codes.sort())
})

test('every error that is made has a code of the union, and every code of the union is made', () => {
  const made = sources.flatMap((text) => [
    ...[...text.matchAll(/extensions: \{[^}]*\bcode: '(\w+)'/g)].map(([, code]) => code),
    ...[...text.matchAll(/\b(?:graphqlError|located)\(\s*(?:error, )?'([A-Z_]+)'/g)].map(([, code]) => code),
  ])
  expect([...new Set(made)].sort()).toEqual(codes.sort())
})

test('every entry says what to do next and how HTTP answers', () => {
  expect(entries.filter((entry) => !/^- \*\*Next:\*\* \S/m.test(entry) || !/^- \*\*HTTP:\*\* \S/m.test(entry))).toEqual(
    [],
  )
})

test('every close code that we or graphql-ws send is documented, and no other', () => {
  const ours = sources.flatMap((text) => [...text.matchAll(/\bclose\((\d{4}),/g)].map(([, code]) => Number(code)))
  const ofTheProtocol = Object.values(CloseCode).filter((code) => typeof code === 'number')
  // Of a connection that ends without a close frame, and what `ws` sends.
  const ofTheConnection = [1006, 1008, 1009]
  const sent = new Set([...ours, ...ofTheProtocol.filter((code) => !NEVER_SENT.has(code)), ...ofTheConnection])
  const rows = rowsOf('docs/subscriber-protocol.md', '| close code | cause | next |')
  expect(new Set(rows.map(([code = '']) => Number.parseInt(code, 10)))).toEqual(sent)
  expect(rows.filter(([, , next = '']) => next === '')).toEqual([])
})

/** The server half of graphql-ws closes with these only where its own adapters are used; the client half, never to clients. */
const NEVER_SENT = new Set([
  CloseCode.InternalServerError,
  CloseCode.InternalClientError,
  CloseCode.BadResponse,
  CloseCode.ConnectionAcknowledgementTimeout,
])
