import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { localSecret } from '../../src/auth/local-secret.ts'

test('a gateway creates its secret once, in a file that only its owner can read', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tickertape-secret-'))
  try {
    const inside = join(folder, 'data')
    const secret = localSecret(inside)
    expect(secret.length).toBeGreaterThanOrEqual(32)
    expect(localSecret(inside)).toBe(secret)
    expect(localSecret(join(folder, 'other'))).not.toBe(secret)
    expect(await readdir(inside)).toEqual(['auth-secret'])
    expect((await stat(join(inside, 'auth-secret'))).mode & 0o777).toBe(0o600)
  } finally {
    await rm(folder, { recursive: true })
  }
})
