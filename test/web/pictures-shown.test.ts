import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { openChromium } from '../browser/chromium.ts'
import { photo } from '../media/picture-files.ts'
import { type Uploaded, uploadFile } from '../media/uploading.ts'
import { type Newsroom, openNewsroom } from '../newsroom.ts'
import { DESKTOP, PHONE, visit } from './visit.ts'

describe.each(backends.slice(0, 1))('on $name', (backend) => {
  let browser: Browser
  let newsroom: Newsroom
  let article: string
  let upload: Uploaded
  const parts = new AsyncDisposableStack()
  beforeAll(async () => {
    browser = await openChromium()
    parts.defer(() => browser.close())
    newsroom = parts.use(await openNewsroom(backend))
    upload = await uploadFile(newsroom, await photo(2_000, 1_000))
    const { article: published } = await newsroom.publish({
      leadMedia: { kind: 'IMAGE', url: upload.url, altText: 'The lead' },
      bodyHtml: `<p>Words.</p><figure><img src="${upload.url}" alt="In the body"></figure>`,
    })
    article = `${newsroom.url}/en/articles/${published.slug}`
  })
  afterAll(() => parts.disposeAsync())

  /** The picture with this alternative text once it is shown: which file the browser chose, and how wide that is. */
  async function shown(alt: string, viewport: typeof DESKTOP) {
    await using reader = await visit(browser, article, { viewport })
    const picture = reader.page.getByRole('img', { name: alt })
    await picture.scrollIntoViewIfNeeded()
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0))
      .toBe(true)
    return { chosen: await picture.evaluate((image: HTMLImageElement) => image.currentSrc), wrong: reader.wrong }
  }

  test.each(['The lead', 'In the body'])('a browser shows a rendition that fits its window: %s', async (alt) => {
    const widthOf = (address: string) => Number(/\/(\d+)x\d+\.webp$/.exec(address)?.[1])
    const [onPhone, onDesktop] = [await shown(alt, PHONE), await shown(alt, DESKTOP)]
    expect([...onPhone.wrong, ...onDesktop.wrong]).toEqual([])
    expect(onPhone.chosen.startsWith(upload.url)).toBe(true)
    expect(widthOf(onPhone.chosen)).toBeGreaterThanOrEqual(320)
    expect(widthOf(onPhone.chosen)).toBeLessThan(widthOf(onDesktop.chosen))
    expect(widthOf(onDesktop.chosen)).toBeLessThanOrEqual(1_280)
  })

  test('link previews and search engines get the shapes that they ask for', async () => {
    const html = await (await fetch(article)).text()
    const preview = /property="og:image" content="([^"]+)"/.exec(html)?.[1]
    expect(preview).toBe(`${upload.url}/1280x672.jpg`)
    expect((await fetch(String(preview))).headers.get('content-type')).toBe('image/jpeg')
    for (const size of ['1280x720', '1280x960', '1000x1000']) expect(html).toContain(`${upload.url}/${size}.jpg`)
  })

  test('a feed has the picture as a JPEG of its own size', async () => {
    const rss = await (await fetch(`${newsroom.url}/feeds/news.rss`)).text()
    expect(rss).toContain(`url="${upload.url}/1280x640.jpg"`)
    const [content] = /<media:content[^>]*>/.exec(rss) ?? []
    expect(content).toContain('width="1280"')
    expect(content).toContain('height="640"')
  })
})
