import { expect, test } from 'vitest'
import { memoryQuota } from '../../src/quota/memory.ts'
import { quotaContract } from '../contract/quota.ts'

quotaContract('within one process', async (limits) => memoryQuota(limits))

test('no more names are remembered than there is room for: who asked longest ago begins anew', async () => {
  await using quota = memoryQuota({ windowSeconds: 60, most: { address: 1, subject: 1 }, maxNames: 2 })
  for (const name of ['one', 'two']) await quota.take('address', name)
  expect([await quota.take('address', 'two'), await quota.take('address', 'one')]).not.toContain(null)
  await quota.take('address', 'three')
  expect(await quota.take('address', 'one')).not.toBeNull()
  expect(await quota.take('address', 'two')).toBeNull()
})
