import { existsSync, globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { SAME_ON_SERVICES } from '../../vitest.config.ts'
import { SCENARIOS } from '../audit/scenarios.ts'

/** Paths of files that a command names: they have a folder and a suffix. */
const PATH = /(?:\.\/)?(?:[\w.-]+\/)+[\w.-]+\.(?:ts|mjs|js|json|vcl)\b/g
/** One name of each that a pattern such as `web/{front,article}` has. */
const BRACES = /\{([^}]+)\}/

test('npm scripts name files and folders that are there', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
  const commands = Object.values(scripts).join('\n')
  const named = [
    ...(commands.match(PATH) ?? []),
    ...commands.matchAll(/(?:--watch-path=|-p )(\S+)/g).map(([, path = '']) => path),
  ]
  expect(named.filter((path) => !existsSync(path))).toEqual([])
  expect(named.length).toBeGreaterThan(10)
})

test('the checks of a clean checkout name files and scenarios that are there', () => {
  const script = readFileSync('.ci/run', 'utf8')
  expect((script.match(PATH) ?? []).filter((path) => !existsSync(path))).toEqual([])
  const [, list = ''] = /for scenario in ([^;]+);/.exec(script) ?? []
  const scenarios = list.split(' ').filter((word) => word !== '')
  expect(scenarios.filter((name) => !SCENARIOS.some((scenario) => scenario.name === name))).toEqual([])
  expect(scenarios.length).toBeGreaterThan(1)
})

test('what a run on services leaves out are tests that are there', () => {
  const files = SAME_ON_SERVICES.flatMap((pattern) => {
    const [, names = ''] = BRACES.exec(pattern) ?? []
    return names === '' ? [pattern] : names.split(',').map((name) => pattern.replace(BRACES, name))
  })
  expect(files.filter((file) => globSync(file).length !== 1)).toEqual([])
})
