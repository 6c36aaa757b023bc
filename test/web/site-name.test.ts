import { expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { openNewsroom } from '../newsroom.ts'

test('a page has the name of the site wherever it names it, and the name of the software nowhere', async () => {
  const [backend] = backends
  if (!backend) throw new Error('There is no backend.')
  await using newsroom = await openNewsroom(backend, { SITE_NAME: 'The Molo & Pier' })
  const { article, cursor } = await newsroom.publish({ headline: 'Ferry' })
  await newsroom.hear(cursor)
  for (const path of [
    '/en',
    `/en/articles/${article.slug}`,
    '/it/news',
    '/en/search',
    '/en/articles/nothing',
    '/en/embed',
  ]) {
    const page = await (await fetch(newsroom.url + path)).text()
    expect(page, path).toMatch(/<title>[^<]*The Molo &amp; Pier/)
    expect(page.match(/.{0,40}Tickertape.{0,40}/g), path).toBe(null)
  }
  const page = await (await fetch(`${newsroom.url}/en/articles/${article.slug}`)).text()
  expect(page).toContain('<meta property="og:site_name" content="The Molo &amp; Pier">')
  expect(page).toMatch(/"name":"The Molo (&|\\u0026) Pier"/)
})
