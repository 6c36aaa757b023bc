import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openAssets } from '../../src/web/assets.ts'
import { backends } from '../backends.ts'
import { type Newsroom, openNewsroom } from '../newsroom.ts'

describe.each(backends.slice(0, 1))('on $name', (backend) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(backend)
  })
  afterAll(() => newsroom?.[Symbol.asyncDispose]())

  test('any page may load the ticker, in the form that its browser takes', async () => {
    for (const encoding of ['br', 'gzip', null]) {
      const response = await fetch(`${newsroom.url}/ticker.js`, {
        headers: { 'accept-encoding': encoding ?? 'identity', origin: 'https://elsewhere.example' },
      })
      expect(response.status).toBe(200)
      expect(response.headers.get('content-encoding')).toBe(encoding)
      expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
      expect(response.headers.get('access-control-allow-origin')).toBe('*')
      expect(await response.text()).toContain('news-ticker')
    }
  })

  test('a browser that has the ticker gets a 304 and does not load it again', async () => {
    const first = await fetch(`${newsroom.url}/ticker.js`, { method: 'HEAD' })
    expect(first.headers.get('cache-control')).toBe('public, max-age=300, stale-while-revalidate=86400')
    const again = await fetch(`${newsroom.url}/ticker.js`, {
      headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    })
    expect(again.status).toBe(304)
  })

  test('nothing can be sent to the address of a script', async () => {
    const response = await fetch(`${newsroom.url}/ticker.js`, { method: 'POST', body: 'x' })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  })
})

test('every script and the style sheet are served at the path that pages are given', () => {
  const { paths, find } = openAssets()
  for (const path of Object.values(paths)) expect(find(path), path).toBeDefined()
  expect(find('/scripts/nothing.js')).toBeUndefined()
})
