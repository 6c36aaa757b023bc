import { describe, expect, test } from 'vitest'
import { archivePart, archiveSitemap } from '../../src/syndication/crawlers/archive-sitemap.ts'
import { backends } from '../backends.ts'
import { openNewsroom } from '../newsroom.ts'
import { openPublisher } from '../publisher.ts'

const KILL = 'mutation ($input: WithdrawArticleInput!) { cancelArticle(input: $input) { cursor } }'
const SITE = 'https://news.example'
const MONTH = new Date().toISOString().slice(0, 7)

const locationsIn = (xml: string) => [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url]) => url)

describe.each(backends)('on $name', (backend) => {
  test('the sitemaps of the archive have every public article, in the month of its publication in UTC', async () => {
    await using publisher = await openPublisher(backend)
    const { query } = publisher
    const publishedAt = async (headline: string, time: string | null) => {
      const { article } = await publisher.publish({ headline, language: 'it' })
      if (time === null) return
      await query
        .updateTable('article')
        .set({ published_at: new Date(time) })
        .where('uri', '=', article.uri)
        .execute()
    }
    await publishedAt('New', null)
    await publishedAt('Old', '2019-12-01T00:00:00Z')
    await publishedAt('Older', '2019-11-30T23:59:59Z')
    await publishedAt('Last of the year', '2019-12-31T23:59:59Z')
    const locations = async (path: string) => {
      const part = archivePart(new URL(path, SITE))
      if (part === undefined) throw new Error(`${path} is no sitemap`)
      const { body } = await archiveSitemap({ query, publicUrl: SITE, addCacheTag() {} }, part)
      return locationsIn(String(body))
    }
    const months = [MONTH, '2019-12', '2019-11'].map((month) => `${SITE}/sitemaps/${month}.xml`)
    expect(await locations('/sitemap.xml')).toEqual(months)
    expect(await locations('/sitemaps/2019-11.xml')).toEqual([`${SITE}/it/articles/older`])
    expect(await locations('/sitemaps/2019-12.xml')).toEqual([
      `${SITE}/it/articles/old`,
      `${SITE}/it/articles/last-of-the-year`,
    ])
    await expect(locations('/sitemaps/2019-12-2.xml')).rejects.toThrow('no article of this month')
  })

  test('a killed article leaves its sitemap with its kill; a month without articles has none', async () => {
    await using newsroom = await openNewsroom(backend)
    const { article } = await newsroom.publish({ headline: 'Ferry' })
    const { cursor } = await newsroom.publish({ headline: 'Match' })
    await newsroom.hear(cursor)
    const read = async (path: string) => {
      const response = await fetch(newsroom.url + path)
      return response.ok ? locationsIn(await response.text()) : response.status
    }
    const [ferry, match] = ['ferry', 'match'].map((slug) => `${newsroom.url}/en/articles/${slug}`)
    expect(await read('/sitemap.xml')).toEqual([`${newsroom.url}/sitemaps/${MONTH}.xml`])
    expect(await read(`/sitemaps/${MONTH}.xml`)).toEqual([ferry, match])
    const { cancelArticle } = await newsroom.ask<{ cancelArticle: { cursor: string } }>(KILL, {
      input: { article: { id: article.id }, reason: 'Wrong' },
    })
    await newsroom.hear(cancelArticle.cursor)
    expect(await read(`/sitemaps/${MONTH}.xml`)).toEqual([match])
    for (const name of ['2020-01', `${MONTH}-2`, '2019-13', '2019-12-0', '0000-01']) {
      expect(await read(`/sitemaps/${name}.xml`), name).toBe(404)
    }
    expect(await (await fetch(`${newsroom.url}/robots.txt`)).text()).toContain(`Sitemap: ${newsroom.url}/sitemap.xml\n`)
  })
})
