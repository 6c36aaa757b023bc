import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'

/** Which folders a folder may import besides itself, types included. Files directly in src may import anything. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'db/tables': ['db'],
  'db/connection': ['db/tables'],
  'db/log': ['db/connection', 'db/tables'],
  'db/content': ['db', 'db/connection', 'db/tables'],
  'db/news': ['db', 'db/content', 'db/log', 'db/connection', 'db/tables'],
  'db/seed': ['db/tables'],
  db: ['db/content', 'db/log', 'db/connection', 'db/tables'],
  schema: ['db'],
  'src/commands': ['src', 'src/ingest', 'src/newsroom', 'src/access', 'src/log', 'src/web', 'schema', 'db'],
  'src/clock': [],
  'src/redis': ['src/clock'],
  'src/bus': ['src/redis', 'src/clock'],
  'src/quota': ['src/redis', 'schema'],
  'src/client': [],
  'src/browser': ['src/client', 'src/templates', 'schema'],
  'src/metrics': [],
  'src/html': ['db', 'schema'],
  'src/log': ['src/clock', 'schema', 'db'],
  'src/live': ['src/transport', 'src/log', 'src/clock', 'schema', 'db'],
  'src/connection': ['src/transport', 'src/live', 'src/quota', 'src/access', 'src/clock', 'schema', 'db'],
  'src/websocket': [
    'src/connection',
    'src/transport',
    'src/live',
    'src/quota',
    'src/access',
    'src/clock',
    'schema',
    'db',
  ],
  'src/sse': ['src/connection', 'src/transport', 'src/live', 'src/clock', 'schema'],
  'src/cache': ['src/redis', 'src/clock', 'schema', 'db'],
  'src/access': ['src/log', 'src/metrics', 'schema', 'db'],
  'src/schedule': ['src/clock', 'db'],
  'src/newsroom': ['src/clock', 'src/html', 'schema', 'db'],
  'src/ingest': ['src/html', 'schema', 'db'],
  'src/transport': [
    'src/websocket',
    'src/sse',
    'src/connection',
    'src/live',
    'src/quota',
    'src/cache',
    'src/log',
    'src/access',
    'src/metrics',
    'schema',
    'db',
  ],
  'src/templates': ['schema'],
  'src/syndication': ['src/web', 'src/transport', 'src/cache', 'schema', 'db'],
  'src/web': ['src/templates', 'src/transport', 'src/cache', 'schema', 'db'],
}
// `import { type A }` still loads the file; `import type` does not.
const IMPORT = /(?:^(?:import|export)\s+(type\s)?(?:[\w\s{},*$]*?\sfrom\s+)?|\bimport\(\s*)['"](\.[^'"]*)['"]/gm

const files = globSync('{src,schema,db}/**/*.ts')
const imports = files.flatMap((from) =>
  [...readFileSync(from, 'utf8').matchAll(IMPORT)].map(([, type, path = '']) => {
    const to = join(dirname(from), path)
    return { from, to, typesOnly: type !== undefined, text: `${from} imports ${to}` }
  }),
)

test('a file imports only what lies below it', () => {
  const room = (file: string) => /^((?:src|db)\/[^/]+(?=\/)|\w+)/.exec(file)?.[0] ?? file
  const upward = imports.filter(({ from, to }) => {
    // From outside, `db` is one.
    const below = from.startsWith('db/') ? room(to) : room(to).replace(/^db\/.*/, 'db')
    return room(from) !== 'src' && room(from) !== below && !MAY_IMPORT[room(from)]?.includes(below)
  })
  expect(upward.map(({ text }) => text)).toEqual([])
})

test('an import names the very file', () => {
  expect(imports.filter(({ to }) => !files.includes(to)).map(({ text }) => text)).toEqual([])
})

test('no file needs itself, except for types', () => {
  const needed = (file: string) => imports.filter(({ from, typesOnly }) => from === file && !typesOnly)
  const done = new Set<string>()
  const circles = (path: readonly string[], file: string): string[] => {
    if (path.includes(file)) return [[...path.slice(path.indexOf(file)), file].join(' needs ')]
    if (done.has(file)) return []
    done.add(file)
    return needed(file).flatMap(({ to }) => circles([...path, file], to))
  }
  expect(files.flatMap((file) => circles([], file))).toEqual([])
})

test('a file is called after what is in it', () => {
  expect(files.filter((file) => /^(index|utils?|helpers?|common|manager)\.ts$/.test(basename(file)))).toEqual([])
})
