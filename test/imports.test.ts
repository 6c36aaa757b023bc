import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'

/** The room that composes the others. */
const ANY = ['*']

/** Which folders a folder may import besides itself, types included. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'db/tables': [],
  'db/connection': ['db/tables'],
  'db/relation': ['db/connection'],
  'db/log': ['db/connection', 'db/tables'],
  'db/content': ['db/relation', 'db/connection', 'db/tables'],
  'db/news': ['db/content', 'db/relation', 'db/log', 'db/connection', 'db/tables'],
  'db/seed': ['db/tables'],
  'db/tokens': ['db/connection', 'db/tables'],
  'db/webhooks': ['db/log', 'db/connection', 'db/tables'],
  'schema/sql-plugin': ['db/relation', 'db/connection'],
  schema: ['schema/sql-plugin', 'db'],
  'src/commands': [
    ...[
      'src/compose',
      'src/config',
      'src/ingest',
      'src/newsroom',
      'src/outbound',
      'src/auth',
      'src/http',
      'src/log',
      'src/web',
      'src/terminal',
    ],
    ...['schema', 'db'],
  ],
  'src/compose': ANY,
  'src/config': [
    'src/auth',
    'src/http',
    'src/live',
    'src/sse',
    'src/websocket',
    'src/graphql',
    'src/quota',
    'src/redis',
    'src/webhooks',
  ],
  'src/telemetry': ['src/config', 'src/http', 'src/connection', 'src/live', 'src/log', 'db'],
  'src/clock': [],
  'src/redis': ['src/clock'],
  'src/bus': ['src/redis', 'src/clock'],
  'src/quota': ['src/redis', 'schema'],
  'src/client': [],
  'src/browser': ['src/client', 'src/templates', 'schema'],
  'src/html': ['db', 'schema'],
  'src/xml': [],
  'src/terminal': [],
  'src/log': ['src/clock', 'schema', 'db'],
  'src/auth': ['src/clock', 'schema'],
  'src/graphql': ['schema', 'db'],
  'src/tags': ['schema'],
  'src/live': ['src/graphql', 'src/tags', 'src/log', 'src/clock', 'schema', 'db'],
  'src/connection': ['src/graphql', 'src/live', 'src/quota', 'src/auth', 'schema', 'db'],
  'src/websocket': ['src/connection', 'src/http', 'src/graphql', 'src/live', 'src/quota', 'src/clock', 'schema'],
  'src/sse': ['src/connection', 'src/graphql', 'src/live', 'src/quota', 'src/clock', 'schema'],
  'src/outbound': [],
  'src/webhooks': ['src/live', 'src/graphql', 'src/outbound', 'src/clock', 'schema', 'db'],
  'src/jobs': ['src/clock', 'db'],
  'src/newsroom': ['src/clock', 'src/html', 'schema', 'db'],
  'src/ingest': [
    ...[
      'src/outbound',
      'src/http',
      'src/auth',
      'src/quota',
      'src/html',
      'src/xml',
      'src/terminal',
      'src/clock',
      'schema',
      'db',
    ],
  ],
  'src/http': [
    'src/graphql',
    'src/tags',
    'src/live',
    'src/quota',
    'src/auth',
    'src/redis',
    'src/clock',
    'src/log',
    'schema',
    'db',
  ],
  'src/media': ['src/clock', 'src/http', 'src/auth', 'src/quota', 'schema', 'db'],
  'src/templates': ['schema'],
  'src/syndication': ['src/graphql', 'src/http', 'src/quota', 'src/html', 'src/xml', 'schema', 'db'],
  'src/web': ['src/templates', 'src/graphql', 'src/http', 'src/quota', 'schema', 'db'],
}
/** Entry points, which nothing else imports. */
const ENTRY_POINTS = 'src/commands'
const IMPORT = /(?:^(?:import|export)\s+(?:[\w\s{},*$]*?\sfrom\s+)?|\bimport\(\s*)['"](\.[^'"]*)['"]/gm

const MAX_FILES = 20
/** Code is what somebody reads to find their way. Data, such as pictures, feeds and migrations, may grow. */
const CODE = '{src,schema,db,test}/**/*.{ts,css,graphql,lua}'

const files = globSync('{src,schema,db}/**/*.ts')
const imports = files.flatMap((from) =>
  [...readFileSync(from, 'utf8').matchAll(IMPORT)].map(([, path = '']) => {
    const to = join(dirname(from), path)
    return { from, to, text: `${from} imports ${to}` }
  }),
)

test('a file imports only what lies below it', () => {
  const room = (file: string) => /^((?:src|db)\/[^/]+(?=\/)|schema\/sql-plugin|\w+)/.exec(file)?.[0] ?? file
  const upward = imports.filter(({ from, to }) => {
    // From outside, `db` is one room, and so is `schema`.
    const inside = (top: string) => from.startsWith(top) || from.startsWith('schema/sql-plugin')
    const below = room(to)
      .replace(/^db\/.*/, (db) => (inside('db/') ? db : 'db'))
      .replace(/^schema\/.*/, (schema) => (inside('schema/') ? schema : 'schema'))
    const allowed = MAY_IMPORT[room(from)] ?? []
    return room(from) !== below && !allowed.includes(below) && (allowed !== ANY || below === ENTRY_POINTS)
  })
  expect(upward.map(({ text }) => text)).toEqual([])
})

test('every file of src lies in a folder', () => {
  expect(globSync('src/*.ts')).toEqual([])
})

test('an import names the very file', () => {
  expect(imports.filter(({ to }) => !files.includes(to)).map(({ text }) => text)).toEqual([])
})

test('no file needs itself, not even for types', () => {
  const done = new Set<string>()
  const circles = (path: readonly string[], file: string): string[][] => {
    if (path.includes(file)) return [[...path.slice(path.indexOf(file)), file]]
    if (done.has(file)) return []
    done.add(file)
    return imports.filter(({ from }) => from === file).flatMap(({ to }) => circles([...path, file], to))
  }
  const found = files.flatMap((file) => circles([], file))
  expect(found.map((circle) => circle.join(' needs '))).toEqual([])
})

test(`no folder has more than ${MAX_FILES} files of code`, () => {
  const counts = new Map<string, number>()
  for (const file of globSync(CODE, { exclude: ['**/node_modules'] })) {
    counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1)
  }
  const crowded = [...counts].filter(([, count]) => count > MAX_FILES)
  expect(crowded.map(([folder, count]) => `${folder} has ${count}`)).toEqual([])
})

test('a file is called after what is in it', () => {
  expect(files.filter((file) => /^(index|utils?|helpers?|common|manager)\.ts$/.test(basename(file)))).toEqual([])
})
