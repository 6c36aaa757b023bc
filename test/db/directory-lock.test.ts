import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DirectoryInUse, lockDirectory } from '../../db/connection/directory-lock.ts'

const LOCK = new URL('../../db/connection/directory-lock.ts', import.meta.url).href

async function folder() {
  const path = await mkdtemp(join(tmpdir(), 'tickertape-lock-'))
  return { path: join(path, 'postgres'), [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}

/** A process that holds the lock until it is killed. */
async function holder(path: string) {
  const program = `
    const { lockDirectory } = await import(${JSON.stringify(LOCK)})
    globalThis.lock = lockDirectory(${JSON.stringify(path)})
    console.log('locked')
    setInterval(() => {}, 60_000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  return {
    pid: child.pid,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
}

test('a second process is refused by the number of the first, and let in once that was killed outright', async () => {
  await using place = await folder()
  const first = await holder(place.path)
  try {
    expect(() => lockDirectory(place.path)).toThrow(DirectoryInUse)
    expect(() => lockDirectory(place.path)).toThrow(`in use by process ${first.pid}.`)
  } finally {
    await first.kill()
  }
  using again = lockDirectory(place.path)
  expect(again).toBeDefined()
})

test('the same process is refused a second time too, and let in after the release', async () => {
  await using place = await folder()
  {
    using first = lockDirectory(place.path)
    expect(first).toBeDefined()
    expect(() => lockDirectory(place.path)).toThrow(DirectoryInUse)
  }
  lockDirectory(place.path)[Symbol.dispose]()
})
