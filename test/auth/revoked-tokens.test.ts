import { expect, test } from 'vitest'
import { type ReadRevocations, RevokedTokens } from '../../src/auth/revoked-tokens.ts'

const NEVER = { pollMs: 1_000_000, maxReadMs: 1_000 }

/** A list of revoked tokens that can change, and how often it was read. */
function openList() {
  const list = { version: 1, ids: new Set<string>(), reads: 0, isAway: false }
  const read: ReadRevocations = async (version) => {
    list.reads++
    if (list.isAway) throw new Error('away')
    return version === String(list.version) ? null : { version: String(list.version), ids: new Set(list.ids) }
  }
  const revoke = (id: string) => {
    list.ids.add(id)
    list.version++
  }
  return { list, read, revoke }
}

test('a list that cannot be read is not opened', async () => {
  const { list, read } = openList()
  list.isAway = true
  await expect(RevokedTokens.open(read, NEVER, () => {})).rejects.toThrow('away')
})

test('a revocation is known after a wake-up, and its listeners are called once', async () => {
  const { read, revoke } = openList()
  revoke('old')
  await using revoked = await RevokedTokens.open(read, NEVER, () => {})
  const heard: string[] = []
  using _one = revoked.watch('one', () => heard.push('one'))
  using _two = revoked.watch('two', () => heard.push('two'))
  const left = revoked.watch('one', () => heard.push('left'))
  left[Symbol.dispose]()
  expect([revoked.has('old'), revoked.has('one')]).toEqual([true, false])
  revoke('one')
  await revoked.wake()
  await revoked.wake()
  expect([revoked.has('one'), revoked.has('two')]).toEqual([true, false])
  expect(heard).toEqual(['one'])
})

test('a token that is revoked already tells immediately', async () => {
  const { read, revoke } = openList()
  revoke('old')
  await using revoked = await RevokedTokens.open(read, NEVER, () => {})
  let heard = 0
  using _old = revoked.watch('old', () => heard++)
  expect(heard).toBe(1)
})

test('without wake-ups the list is polled', async () => {
  const { read, revoke } = openList()
  await using revoked = await RevokedTokens.open(read, { ...NEVER, pollMs: 1 }, () => {})
  const heard = Promise.withResolvers<void>()
  using _one = revoked.watch('one', heard.resolve)
  revoke('one')
  await heard.promise
})

test('while the list cannot be read, what was revoked stays so, and a later revocation is heard', async () => {
  const { list, read, revoke } = openList()
  revoke('old')
  const failed = Promise.withResolvers<unknown>()
  await using revoked = await RevokedTokens.open(read, { ...NEVER, pollMs: 1 }, failed.resolve)
  list.isAway = true
  await failed.promise
  expect(revoked.has('old')).toBe(true)
  const heard = Promise.withResolvers<void>()
  using _one = revoked.watch('one', heard.resolve)
  revoke('one')
  list.isAway = false
  await heard.promise
})

test('many wake-ups at once are few reads', async () => {
  const { list, read } = openList()
  await using revoked = await RevokedTokens.open(read, NEVER, () => {})
  await Promise.all(Array.from({ length: 1_000 }, () => revoked.wake()))
  expect(list.reads).toBeLessThanOrEqual(3)
})
