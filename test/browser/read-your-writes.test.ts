import { describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { openNewsroom } from '../newsroom.ts'
import { openChromium } from './chromium.ts'

const ADDRESS = '/graphql?query={latestNews(first:1){nodes{headline}}}'

describe.each(backends)('on $name', (backend) => {
  test('a page that sends the cursor of its write does not get an older response from the browser’s cache', async () => {
    await using newsroom = await openNewsroom(backend, { HTTP_MAX_AGE_SECONDS: '600' })
    await using browser = await openChromium()
    const page = await browser.newPage()
    await page.goto(`${newsroom.url}/en`)
    const headline = (headers: Record<string, string>) =>
      page.evaluate(
        async ([address, given]) => {
          const { data } = await (await fetch(address, { headers: { accept: 'application/json', ...given } })).json()
          return data.latestNews.nodes[0].headline
        },
        [ADDRESS, headers] as const,
      )
    const { cursor } = await newsroom.publish({ headline: 'Ebb' })
    expect(await headline({ 'x-news-cursor': cursor })).toBe('Ebb')
    await headline({})
    const written = await newsroom.publish({ headline: 'Flood' })
    expect(await headline({ 'x-news-cursor': written.cursor })).toBe('Flood')
  })
})
