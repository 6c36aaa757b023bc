import { describe, expect, test } from 'vitest'
import { parseFeedArguments, USAGE } from '../../src/commands/feeds/arguments.ts'
import { gatewayRegister } from '../../src/commands/feeds/gateway-register.ts'
import { databaseRegister } from '../../src/commands/feeds/open-register.ts'
import { runFeeds } from '../../src/commands/feeds/run.ts'
import { readConfig } from '../../src/config/config.ts'
import { intake } from '../../src/newsroom/feeds/intake.ts'
import { backends, TEST_SECRET } from '../backends.ts'
import { openNewsroom } from '../newsroom.ts'
import { openPublisher } from '../publisher.ts'

const HELD = { id: 'urn:wire:held', status: 'USABLE' as const, held: 'Noon is no time.' }
const ARTICLE = { headline: 'Ferry', language: 'en', section: 'news', bodyHtml: '<p>Words.</p>' }
const TAKE = 'mutation ($input: TakeFeedItemsInput!) { takeFeedItems(input: $input) { items { outcome } } }'
const ADD = ['add', 'harbour-wire', '--section', 'sport', '--draft']

/** The command as one types it. */
const typing = (register: Parameters<typeof runFeeds>[1]) => async (line: readonly string[]) => {
  const action = parseFeedArguments(line)
  if (!('do' in action)) throw new Error('it is no command')
  return runFeeds(action, register)
}

describe.each(backends)('npm run feeds on $name', (backend) => {
  test('feeds are added, listed, shown with what waits, paused and removed, in the database', async () => {
    await using publisher = await openPublisher(backend)
    const type = typing(databaseRegister(publisher.query))
    expect(await type([])).toContain('There are no feeds')
    expect(await type(ADD)).toBe('added harbour-wire\n')
    const feed = { by: 'slug' as const, value: 'harbour-wire' }
    await intake(publisher.query, { feed, items: [{ ...HELD, article: ARTICLE }] })
    expect(await type([])).toMatch(/^slug +state .*\nharbour-wire +ACTIVE +0 +1 +0 +0 +- +-\n$/)
    const shown = await type(['show', 'harbour-wire'])
    expect(shown).toMatch(/publish +DRAFT\n/)
    expect(shown).toMatch(/urn:wire:held +WAITING +\S+ +Noon is no time\.\n$/)
    expect(await type(['pause', 'harbour-wire'])).toContain('paused')
    expect(await type([])).toMatch(/harbour-wire +PAUSED/)
    expect(await type(['resume', 'harbour-wire'])).toContain('resumed')
    expect(await type(['remove', 'harbour-wire'])).toContain('its articles stay')
    expect(await type(['show', 'harbour-wire'])).toBeNull()
    await expect(type(['pause', 'harbour-wire'])).rejects.toThrow('There is no feed "harbour-wire"')
  })

  test('the same goes through a running gateway', async () => {
    await using newsroom = await openNewsroom(backend)
    const config = readConfig({ AUTH_SECRET: TEST_SECRET, DATA_DIR: '/nowhere' })
    const type = typing(gatewayRegister(newsroom.url, config))
    expect(await type(ADD)).toBe('added harbour-wire\n')
    const input = { feed: { slug: 'harbour-wire' }, items: [{ ...HELD, article: ARTICLE }] }
    await newsroom.post(TAKE, { input }, await newsroom.token('feeds:write'))
    expect(await type([])).toMatch(/harbour-wire +ACTIVE +0 +1 +0 +0 +- +-\n$/)
    expect(await type(['show', 'harbour-wire'])).toMatch(/urn:wire:held +WAITING +\S+ +Noon is no time\.\n$/)
    expect(await type(['pause', 'harbour-wire'])).toContain('paused')
    expect(await type(['resume', 'harbour-wire'])).toContain('resumed')
    await expect(type(ADD)).rejects.toThrow('Another feed has the slug')
    expect(await type(['remove', 'harbour-wire'])).toContain('its articles stay')
    expect(await type(['show', 'harbour-wire'])).toBeNull()
  })
})

test('the command line of feeds says what is wrong with it', () => {
  expect(parseFeedArguments(['--help'])).toEqual({ help: USAGE })
  expect(parseFeedArguments(['add'])).toEqual({ problem: 'add needs the slug of a feed.' })
  expect(parseFeedArguments(['poll', 'a'])).toEqual({ problem: '"poll" is not a command.' })
  expect(parseFeedArguments(['pause', 'a', '--draft'])).toEqual({ problem: 'Only add takes options.' })
  expect(parseFeedArguments(['add', 'a', 'b'])).toEqual({ problem: '"b" is too much.' })
  expect(parseFeedArguments(['add', 'a', '--tag', 'x', '--tag', 'y', '--wire-wins', '--interval', '60'])).toMatchObject(
    {
      feed: { slug: 'a', tags: ['x', 'y'], precedence: 'WIRE', publish: 'LIVE', intervalSeconds: 60 },
    },
  )
})
