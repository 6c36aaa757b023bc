import { spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, expect, test } from 'vitest'

let opened = new DisposableStack()
afterEach(() => {
  opened.dispose()
  opened = new DisposableStack()
})

const SOURCES = ['src', 'schema', 'db', 'package.json']
const BUNDLE = 'src/web/bundle/read-bundle.ts'
const FRESH = ['--eval', `import(process.cwd() + '/${BUNDLE}').then((bundle) => bundle.requireFreshBundle())`]

/** A copy of the sources, with the packages but for those left out, and without `build/`. */
function checkout({ without }: { without?: string } = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'tickertape-build-'))
  opened.defer(() => rmSync(folder, { recursive: true, force: true }))
  for (const path of SOURCES) cpSync(path, join(folder, path), { recursive: true })
  mkdirSync(join(folder, 'node_modules'))
  for (const name of readdirSync('node_modules').filter((name) => name !== without && name !== '.bin')) {
    symlinkSync(resolve('node_modules', name), join(folder, 'node_modules', name))
  }
  return folder
}

function run(folder: string, ...args: string[]) {
  const env = { PATH: process.env.PATH, PORT: '0', SEED: 'never', DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'silent' }
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, env, encoding: 'utf8' })
  return { status, stderr }
}

test('a start without bundled browser scripts, or with old ones, is refused and says what to run', () => {
  const folder = checkout()
  expect(run(folder, 'src/commands/start.ts')).toEqual({
    status: 1,
    stderr: 'The browser scripts have not been built. Run npm run build.\n',
  })
  expect(run(folder, 'src/commands/prepare.mjs')).toEqual({ status: 0, stderr: '' })
  expect(run(folder, ...FRESH)).toEqual({ status: 0, stderr: '' })
  appendFileSync(join(folder, 'src/browser/page.ts'), '// edited\n')
  expect(run(folder, 'src/commands/start.ts')).toEqual({
    status: 1,
    stderr: 'src/browser/page.ts has changed since the browser scripts were built. Run npm run build.\n',
  })
})

test('a script that does not compile fails the build with its file and line', () => {
  const folder = checkout()
  appendFileSync(join(folder, 'src/browser/page.ts'), 'const = 1\n')
  const { status, stderr } = run(folder, 'src/commands/build.ts')
  expect(status).toBe(1)
  expect(stderr).toMatch(/src\/browser\/page\.ts:\d+:\d+/)
})

test('without esbuild the build fails and says how to get it, but an install succeeds', () => {
  const folder = checkout({ without: 'esbuild' })
  const { status, stderr } = run(folder, 'src/commands/build.ts')
  expect(status).toBe(1)
  expect(stderr).toContain('npm ci --include=optional')
  const prepared = run(folder, 'src/commands/prepare.mjs')
  expect(prepared.status).toBe(0)
  expect(prepared.stderr).toContain('copy build/')
})
