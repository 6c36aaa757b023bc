import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lockDirectory } from '../../db/connection/directory-lock.ts'

test('who stops npm start stops the gateway too, and finds the folder free', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tickertape-npm-start-'))
  const env = { ...process.env, DATA_DIR: folder, PORT: '0', SEED: 'never', LOG_LEVEL: 'silent' }
  const npm = spawn('npm', ['start'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const url = await ready(npm.stdout)
  expect((await fetch(`${url}/health/live`)).status).toBe(200)
  npm.kill('SIGTERM')
  await once(npm, 'exit')
  await expect.poll(() => serves(url), { timeout: 20_000 }).toBe(false)
  await expect.poll(() => isFree(join(folder, 'postgres')), { timeout: 20_000 }).toBe(true)
  await rm(folder, { recursive: true })
})

test.each([
  ['src/commands/start.ts', 'Settings are environment variables, as in PORT=4001 npm start.'],
  [
    'src/commands/migrate.ts',
    'The only one is --new-epoch, which invalidates all cursors. Settings are environment variables.',
  ],
])('%s refuses options that it does not have, and says where settings come from', (file, words) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, '--port', '4001'], { encoding: 'utf8' })
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toBe(`"--port" is not an option. ${words}\n`)
})

async function ready(output: NodeJS.ReadableStream): Promise<string> {
  let text = ''
  for await (const chunk of output) {
    text += String(chunk)
    const [, url] = /ready at (\S+)\n/.exec(text) ?? []
    if (url !== undefined) return url
  }
  throw new Error(`npm start ended: ${text}`)
}

function isFree(folder: string): boolean {
  try {
    using _ = lockDirectory(folder)
    return true
  } catch {
    return false
  }
}

async function serves(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health/live`)).ok
  } catch {
    return false
  }
}
