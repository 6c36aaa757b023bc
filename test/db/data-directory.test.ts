import { chmod, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pglite } from '../../db/connection/pglite.ts'

const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8)

test('nobody else on the machine can read the embedded database, neither in a new directory nor in one that was open to all', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tickertape-'))
  try {
    await chmod(folder, 0o755)
    for (const directory of [folder, join(folder, 'new')]) {
      await using _database = await pglite(directory)
      expect(await modeOf(directory)).toBe('700')
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
