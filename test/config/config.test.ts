import { describe, expect, test } from 'vitest'
import { ConfigError, readConfig } from '../../src/config/config.ts'
import { SETTINGS } from '../../src/config/settings.ts'

const LONG = 'a secret of at least 32 characters'
const NAMES = Object.keys(SETTINGS)
const NUMBERS = Object.entries(SETTINGS).flatMap(([name, { accepts, fallback }]) => {
  const [, least, most] = /^a whole number from (\d+) to (\d+)$/.exec(accepts) ?? []
  return least === undefined || most === undefined ? [] : [{ name, least, most, fallback }]
})

/** The value of a single setting; null if it is refused. */
function read(name: string, text: string): unknown {
  try {
    return Object.entries(readConfig({ AUTH_SECRET: LONG, [name]: text })).find(([one]) => one === name)?.[1]
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    expect(error.message).toMatch(new RegExp(`^${name} is not valid. It accepts [^\n]+\\.$`))
    return null
  }
}

test('without any setting everything has the default of the table', () => {
  expect(Object.keys(readConfig({}))).toEqual(NAMES)
  expect(readConfig({})).toMatchObject({ PORT: 4_000, DATABASE_URL: null, AUTH_SECRET: null, SEED: 'embedded' })
})

test('an empty setting is one that is not set, and spaces around one do not count', () => {
  const empty = Object.fromEntries(NAMES.map((name) => [name, '  ']))
  expect(readConfig(empty)).toEqual(readConfig({}))
  expect(readConfig({ PORT: ' 80 ' }).PORT).toBe(80)
})

describe.each(NUMBERS)('$name', ({ name, least, most, fallback }) => {
  test('takes the whole numbers that it says it takes', () => {
    expect(read(name, least)).toBe(Number(least))
    expect(read(name, most)).toBe(Number(most))
    expect(read(name, fallback)).toBe(Number(fallback))
    expect(read(name, String(Number(most) + 1))).toBeNull()
    if (Number(least) > 0) expect(read(name, String(Number(least) - 1))).toBeNull()
  })

  test.each(['-1', '1.5', '1e3', '0x10', '1_000', '1,000', 'many', 'Infinity', '१'])('refuses %s', (text) => {
    expect(read(name, text)).toBeNull()
  })
})

test.each([
  ['LOG_LEVEL', 'debug', 'debug'],
  ['LOG_LEVEL', 'DEBUG', null],
  ['SEED', 'never', 'never'],
  ['SEED', 'sometimes', null],
  ['DATABASE_URL', 'postgres://localhost/news', 'postgres://localhost/news'],
  ['DATABASE_URL', 'postgresql://localhost/news', 'postgresql://localhost/news'],
  ['DATABASE_URL', 'mysql://localhost/news', null],
  ['DATABASE_URL', 'localhost', null],
  ['REDIS_URL', 'rediss://localhost:6380', 'rediss://localhost:6380'],
  ['REDIS_URL', 'http://localhost', null],
  ['REDIS_URL', 'redis://one:7001, redis://two:7001', 'redis://one:7001,redis://two:7001'],
  ['REDIS_URL', 'redis://one:7001,http://two', null],
  ['REDIS_URL', 'redis://one:7001,', null],
  ['PUBLIC_URL', 'https://news.example', 'https://news.example'],
  ['PUBLIC_URL', 'javascript:alert(1)', null],
  ['AUTH_SECRET', LONG, LONG],
  ['AUTH_SECRET', 'x'.repeat(31), null],
  ['ALLOWED_ORIGINS', 'https://a.example, http://b.example:8080', ['https://a.example', 'http://b.example:8080']],
  ['ALLOWED_ORIGINS', 'https://a.example/', null],
  ['ALLOWED_ORIGINS', 'a.example', null],
  ['ALLOWED_ORIGINS', 'capacitor://localhost,tauri://localhost', ['capacitor://localhost', 'tauri://localhost']],
  ['ALLOWED_ORIGINS', '*', '*'],
  ['ALLOWED_ORIGINS', '', []],
  ['ALLOWED_ORIGINS', 'https://a.example, *', null],
  ['ALLOWED_ORIGINS', 'null', null],
  ['TRUSTED_PROXIES', '2', [2]],
  ['TRUSTED_PROXIES', '1, loopback,10.0.0.0/8', [1, 'loopback', '10.0.0.0/8']],
  ['TRUSTED_PROXIES', '11', null],
  ['TRUSTED_PROXIES', 'nginx', null],
])('%s=%s reads as %j', (name, text, value) => {
  expect(read(name, text)).toEqual(value)
})

test('settings that do not go together are refused', () => {
  const refused = (env: Record<string, string>) => expect(() => readConfig(env)).toThrow(ConfigError)
  refused({ DATABASE_URL: 'postgres://localhost/news' })
  refused({ AUTH_SECRET: LONG, AUTH_JWKS_URL: 'https://id.example/keys' })
})

test('a secret is never in what is said about it', () => {
  for (const name of NAMES) {
    const said = () => readConfig({ [name]: 'hunter2' })
    try {
      said()
    } catch (error) {
      expect(String(error)).not.toContain('hunter2')
    }
  }
})
