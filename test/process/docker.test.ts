import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { readConfig } from '../../src/config/config.ts'

type Yaml = string | readonly unknown[] | { [key: string]: Yaml }

/** Parses the subset of YAML that docker-compose.yml uses: mappings, lists of scalars, quotes, one-line JSON. Throws for the rest. */
function parseYaml(text: string): Yaml {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('#'))
  const indentOf = (line: string | undefined) => (line === undefined ? -1 : line.search(/\S/))
  const scalar = (word: string): Yaml => (/^["[{]/.test(word) ? JSON.parse(word) : word)
  const block = (indent: number): Yaml => {
    const items: Yaml[] = []
    const mapping: { [key: string]: Yaml } = {}
    while (indentOf(lines[0]) === indent) {
      const line = lines.shift()?.trim() ?? ''
      const [, item] = /^- (.+)$/.exec(line) ?? []
      const [, key, value] = /^([\w-]+):(?: +(\S.*))?$/.exec(line) ?? []
      if (item !== undefined) items.push(scalar(item))
      else if (key === undefined || key in mapping) throw new Error(`cannot read "${line}"`)
      else if (value !== undefined) mapping[key] = scalar(value)
      else mapping[key] = indentOf(lines[0]) > indent ? block(indentOf(lines[0])) : ''
    }
    if (indentOf(lines[0]) > indent) throw new Error(`"${lines[0]}" is indented too far`)
    return items.length > 0 ? items : mapping
  }
  return block(0)
}

const Service = z.object({
  image: z.string().optional(),
  build: z.string().optional(),
  environment: z.record(z.string(), z.string()).default({}),
  volumes: z.array(z.string()).default([]),
  ports: z.array(z.string()).default([]),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  healthcheck: z.object({ test: z.tuple([z.literal('CMD')], z.string()) }).optional(),
})
const Compose = z.object({ services: z.record(z.string(), Service), volumes: z.record(z.string(), z.literal('')) })

const composeText = readFileSync('docker-compose.yml', 'utf8')
const compose = Compose.parse(parseYaml(composeText))
const services = Object.entries(compose.services)
const gateway = Service.parse(compose.services.gateway)

const instructions = readFileSync('Dockerfile', 'utf8')
  .replaceAll(/\\\n\s*/g, '')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => ({ name: line.split(' ')[0], rest: line.slice(line.indexOf(' ') + 1) }))
const stages = instructions.map(({ name }) => name).lastIndexOf('FROM')
const copied = instructions
  .filter(({ name, rest }) => name === 'COPY' && !rest.startsWith('--from='))
  .flatMap(({ rest }) => rest.split(' ').slice(0, -1))
const [command = '', ...commandArguments] = z
  .tuple([z.string()], z.string())
  .parse(JSON.parse(instructions.findLast(({ name }) => name === 'CMD')?.rest ?? '[]'))

test.runIf(spawnSync('docker', ['compose', 'version']).status === 0)('Docker can read the compose file', () => {
  const env = { ...process.env, AUTH_SECRET: 'x'.repeat(32) }
  expect(spawnSync('docker', ['compose', 'config', '--quiet'], { env, encoding: 'utf8' }).stderr).toBe('')
})

test('every service says whether it is well, and the gateway waits for the others to be', () => {
  const dockerfileHasOne = instructions.some(({ name }) => name === 'HEALTHCHECK')
  for (const [name, { healthcheck, build }] of services) {
    expect(healthcheck !== undefined || (build === '.' && dockerfileHasOne), name).toBe(true)
  }
  const others = services.map(([name]) => name).filter((name) => name !== 'gateway')
  expect(gateway.depends_on).toEqual(Object.fromEntries(others.map((name) => [name, { condition: 'service_healthy' }])))
})

test('data lies in named volumes, that of Postgres 18 where it keeps it', () => {
  const mounts = services.flatMap(([, { volumes }]) => volumes)
  expect(mounts.map((mount) => mount.split(':')[0]).sort()).toEqual(Object.keys(compose.volumes).sort())
  expect(compose.services.postgres?.image).toBe('postgres:18')
  expect(compose.services.postgres?.volumes).toEqual(['postgres:/var/lib/postgresql'])
})

test('no secret has a default, and only the gateway is reached from outside', () => {
  for (const [name, { environment, ports }] of services) {
    if (name !== 'gateway') expect(ports, name).toEqual([])
    for (const [setting, value] of Object.entries(environment)) {
      if (/SECRET|PASSWORD|TOKEN|KEY/.test(setting)) expect(value, setting).toMatch(/^\$\{\w+:\?[^}]+\}$/)
      expect(value, setting).not.toMatch(/:\/\/[^/@]*:[^/@]*@/)
    }
  }
})

test('the gateway accepts the settings that the compose file gives it', () => {
  const environment = { ...gateway.environment, AUTH_SECRET: 'x'.repeat(32) }
  const config = readConfig(environment)
  expect(Object.keys(environment).filter((name) => !(name in config))).toEqual([])
  expect(gateway.ports).toEqual([`${config.PORT}:${config.PORT}`])
})

test('the image runs as a user who is not root', () => {
  const user = instructions.findLastIndex(({ name }) => name === 'USER')
  expect(user).toBeGreaterThan(stages)
  expect(instructions[user]?.rest).toBe('node')
})

test('the image has the bundled browser scripts, and neither esbuild nor the Node of the lock file', () => {
  const first = instructions.findIndex(({ name, rest }) => name === 'RUN' && rest.includes('npm run build'))
  expect(instructions[first]?.rest).toBe(
    'npm run build && rm -rf node_modules/esbuild node_modules/@esbuild node_modules/node-*',
  )
  expect(globSync('node_modules/node-*').filter((path) => !/\/node-(bin-)?(linux|darwin|win)-/.test(path))).toEqual([])
  const taken = instructions.filter(({ name, rest }) => name === 'COPY' && rest.startsWith('--from=build'))
  expect(taken.map(({ rest }) => rest.split(' ').at(-1))).toEqual(['./node_modules', './build'])
})

test('everything that is copied is there, and let through by .dockerignore', () => {
  expect(copied.filter((path) => !existsSync(path))).toEqual([])
  const allowed = readFileSync('.dockerignore', 'utf8').split('\n')
  expect(copied.filter((path) => !allowed.includes(`!${path}`))).toEqual([])
})

/** Node erases these imports. */
const TYPES_ONLY = /^import type [^']*'[^']*'/gm

test('what the image runs needs no package that only development or the build has', () => {
  const { dependencies } = z
    .object({ dependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync('package.json', 'utf8')))
  const commands = globSync('src/commands/*.ts', { exclude: ['src/commands/build.ts'] })
  const packages = new Set(packagesOf(commands).map(packageOf))
  expect([...packages].filter((name) => !(name in dependencies))).toEqual([])
  expect(packages.size).toBeGreaterThan(10)
})

test('its command serves, and its health check sees that, in a folder with nothing but what is copied', async () => {
  using opened = new DisposableStack()
  const folder = mkdtempSync(join(tmpdir(), 'tickertape-image-'))
  opened.defer(() => rmSync(folder, { recursive: true, force: true }))
  for (const path of [...copied, 'build']) cpSync(path, join(folder, path), { recursive: true })
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  expect(command).toBe('node')
  const env = { NODE_ENV: 'production', DATA_DIR: join(folder, 'data'), SEED: 'never', LOG_LEVEL: 'error' }
  const child = spawn(process.execPath, commandArguments, { cwd: folder, env: { ...env, PORT: '0' } })
  opened.defer(() => child.kill('SIGKILL'))
  const stopped = new Promise((stop) => child.once('exit', stop))
  const ready = new Promise<string>((found) => {
    let output = ''
    const look = (chunk: Buffer) => {
      output += String(chunk)
      const [, port] = /ready at http:\/\/localhost:(\d+)/.exec(output) ?? []
      if (port !== undefined) found(port)
    }
    child.stdout.on('data', look)
    child.stderr.on('data', look)
    child.once('exit', () => found(output))
  })
  const port = await ready
  expect(port).toMatch(/^\d+$/)
  expect(healthCheck(port)).toBe(0)
  child.kill('SIGTERM')
  expect(await stopped).toBe(0)
  expect(healthCheck(port)).toBe(1)
})

function healthCheck(port: string): number | null {
  const check = instructions.find(({ name }) => name === 'HEALTHCHECK')?.rest ?? ''
  const [, ...given] = z.array(z.string()).parse(JSON.parse(check.slice(check.indexOf('['))))
  return spawnSync(process.execPath, given, { env: { PORT: port } }).status
}

/** The packages that the files import, or any file of ours that they reach. */
function packagesOf(entryPoints: readonly string[]): string[] {
  const files = new Set(entryPoints)
  const packages: string[] = []
  // The loop goes on with the files that it adds.
  for (const file of files) {
    const text = readFileSync(file, 'utf8').replace(TYPES_ONLY, '')
    for (const [, path = ''] of text.matchAll(/(?:^(?:import|export|\}).*\sfrom |^import |\bimport\()'([^']+)'/gm)) {
      if (path.startsWith('.')) files.add(join(dirname(file), path))
      else if (!isBuiltin(path)) packages.push(path)
    }
  }
  return packages
}

function packageOf(path: string): string {
  return path.split('/', path.startsWith('@') ? 2 : 1).join('/')
}
