import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { namesOf, readPage, rowsOf } from './pages.ts'

const names = z.record(z.string(), z.string())
const { scripts, dependencies, devDependencies, optionalDependencies } = z
  .object({ scripts: names, dependencies: names, devDependencies: names, optionalDependencies: names })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')))

test('the README is at most 200 lines', () => {
  expect(readPage('README.md').split('\n').length - 1).toBeLessThanOrEqual(200)
})

test('every dependency says why it is there, and nothing else does', () => {
  const all = { ...dependencies, ...devDependencies, ...optionalDependencies }
  expect(namesOf('docs/dependencies.md', '| package | why |').sort()).toEqual(Object.keys(all).sort())
  expect(rowsOf('docs/dependencies.md', '| package | why |').filter(([, why = '']) => why.length < 10)).toEqual([])
})

test('the page of commands has every script of npm, and no other', () => {
  const commands = rowsOf('docs/commands.md', '| command | does |').map(([command = '']) => command)
  const named = commands.map((command) => /^`npm (?:run )?([\w-]+)/.exec(command)?.[1])
  expect(named.sort()).toEqual(Object.keys(scripts).sort())
})

test('the map of the code has every folder of the sources, and no other', () => {
  const named = namesOf('docs/reading-the-code.md', '| folder | what is in it |').filter((name) => name.endsWith('/'))
  expect(named.filter((folder) => !existsSync(folder))).toEqual([])
  expect(
    globSync(['src/*/', 'db/*/', 'schema/sql-plugin/']).filter(
      (folder) => !named.includes(`${folder.replace(/\/$/, '')}/`),
    ),
  ).toEqual([])
})

test('the list of decisions has every record with its title', () => {
  const records = globSync('docs/decisions/0*.md').sort()
  const titles = records.map((path) => {
    const [, number, title] = /^# (\d+)\. (.+)$/m.exec(readPage(path)) ?? []
    return `${number}. [${title}](${basename(path)})`
  })
  expect(readPage('docs/decisions/README.md').match(/^\d+\. .*$/gm)).toEqual(titles)
  expect(titles.length).toBeGreaterThan(20)
})

test('every name that the glossary gives for the code is in the code', () => {
  const files = globSync('{src,schema,db}/**/*.ts')
  const code = files.map((file) => readFileSync(file, 'utf8')).join('\n')
  const named = rowsOf('docs/glossary.md', '| word | is | in the code |').flatMap(([, , cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  )
  const missing = named.filter((name) =>
    name.endsWith('.ts') ? !files.some((file) => basename(file) === name) : !new RegExp(`\\b${name}\\b`).test(code),
  )
  expect(missing).toEqual([])
  expect(named.length).toBeGreaterThan(40)
})

test('every function that a page says where to find is in a file that the same row names', () => {
  const rows = rowsOf('docs/reading-the-code.md', '| to find | look at |')
  const missing = rows.flatMap(([what = '', where = '']) => {
    const named = [...where.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)
    const code = named
      .filter((name) => name.includes('/'))
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n')
    const names = named.filter((name) => /^[a-z]\w+$|^[A-Z]\w*[a-z]\w*$/.test(name))
    return names.filter((name) => !new RegExp(`\\b${name}\\b`).test(code)).map((name) => `${what}: ${name}`)
  })
  expect(missing).toEqual([])
  expect(rows.length).toBeGreaterThan(15)
})
