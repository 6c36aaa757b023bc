import { describe, expect, test } from 'vitest'
import { ANONYMOUS } from '../../schema/viewer/viewer.ts'
import { Documents, sha256 } from '../../src/graphql/documents.ts'

const LIMITS = { maxRememberedBytes: 1_000 }
const EDITOR = { ...ANONYMOUS, subject: 'editor', scopes: new Set(['articles:write']) }
const A = '{ viewer { subject } }'
const refusal = (act: () => unknown) => {
  try {
    act()
  } catch (error) {
    return Object.assign({ extensions: { code: 'none' } }, error).extensions.code
  }
  return null
}

describe('documents that clients name', () => {
  test('one that was sent with its SHA-256 runs by that alone from then on', () => {
    const documents = new Documents(null, LIMITS)
    const documentId = sha256(A)
    expect(refusal(() => documents.textOf({ query: null, documentId }, ANONYMOUS))).toBe('PERSISTED_QUERY_NOT_FOUND')
    expect(documents.textOf({ query: A, documentId }, ANONYMOUS)).toBe(A)
    expect(documents.textOf({ query: null, documentId }, ANONYMOUS)).toBe(A)
    expect(documents.textOf({ query: null, documentId: `sha256:${documentId}` }, ANONYMOUS)).toBe(A)
  })

  test('none is remembered where there is no room, nor is one that is empty in the way', () => {
    for (const maxRememberedBytes of [0, 1, 1_000]) {
      const documents = new Documents(null, { maxRememberedBytes })
      for (const query of [A, '']) expect(documents.textOf({ query, documentId: sha256(query) }, ANONYMOUS)).toBe(query)
      const named = refusal(() => documents.textOf({ query: null, documentId: sha256(A) }, ANONYMOUS))
      expect(named).toBe(maxRememberedBytes < 1_000 ? 'PERSISTED_QUERY_NOT_FOUND' : null)
    }
  })

  test('no document can be replaced under its name', () => {
    const documents = new Documents(null, LIMITS)
    expect(refusal(() => documents.textOf({ query: '{ other }', documentId: sha256(A) }, EDITOR))).toBe('BAD_REQUEST')
    expect(refusal(() => documents.textOf({ query: null, documentId: sha256(A) }, EDITOR))).toBe(
      'PERSISTED_QUERY_NOT_FOUND',
    )
  })

  test('a text alone runs, and neither text nor name is a mistake', () => {
    const documents = new Documents(null, LIMITS)
    expect(documents.textOf({ query: A, documentId: null }, ANONYMOUS)).toBe(A)
    expect(refusal(() => documents.textOf({ query: null, documentId: null }, ANONYMOUS))).toBe('BAD_REQUEST')
  })

  test('they are remembered up to a limit, those that are named longest', () => {
    const documents = new Documents(null, LIMITS)
    const texts = Array.from({ length: 100 }, (_, at) => `{ viewer { subject } } # ${at}`)
    for (const query of texts) {
      documents.textOf({ query, documentId: sha256(query) }, ANONYMOUS)
      documents.textOf({ query: null, documentId: sha256(texts[0] ?? '') }, ANONYMOUS)
    }
    const known = texts.filter(
      (text) => refusal(() => documents.textOf({ query: null, documentId: sha256(text) }, ANONYMOUS)) === null,
    )
    expect(known.length).toBeLessThan(25)
    expect(known.length).toBeGreaterThan(5)
    expect([known[0], known.at(-1)]).toEqual([texts[0], texts.at(-1)])
  })
})

describe('where there are trusted documents', () => {
  const documents = new Documents(
    new Map([
      ['front-page', A],
      [sha256(A), A],
    ]),
    LIMITS,
  )

  test('they run by name, by SHA-256 and by their text', () => {
    for (const named of [
      { query: null, documentId: 'front-page' },
      { query: null, documentId: sha256(A) },
      { query: A, documentId: null },
      { query: A, documentId: 'front-page' },
    ]) {
      expect(documents.textOf(named, ANONYMOUS)).toBe(A)
    }
  })

  test('nothing else does, except for editors; and nothing is remembered', () => {
    const other = { query: '{ sections { nodes { slug } } }', documentId: null }
    expect(refusal(() => documents.textOf(other, ANONYMOUS))).toBe('FORBIDDEN')
    expect(documents.textOf(other, EDITOR)).toBe(other.query)
    const named = { ...other, documentId: sha256(other.query) }
    expect(refusal(() => documents.textOf(named, ANONYMOUS))).toBe('FORBIDDEN')
    expect(documents.textOf(named, EDITOR)).toBe(other.query)
    expect(refusal(() => documents.textOf({ ...named, query: null }, EDITOR))).toBe('PERSISTED_QUERY_NOT_FOUND')
  })
})
