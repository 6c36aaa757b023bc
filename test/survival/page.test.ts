import { html } from '@remix-run/html-template'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { publishArticles } from '../../src/newsroom/publish/publish-articles.ts'
import { Block } from '../../src/templates/block-data.ts'
import { block } from '../../src/templates/blocks.ts'
import { Media } from '../../src/templates/media-data.ts'
import { picture } from '../../src/templates/picture.ts'
import { renderContext } from '../../src/templates/render-context.ts'
import { readOperation } from '../../src/web/operations.ts'
import { backends } from '../backends.ts'
import { EDITOR, openPublisher } from '../publisher.ts'
import { CORPUS } from './corpus.ts'
import { seeHtml } from './see-html.ts'
import { lostIn } from './seen.ts'

const BASE = 'https://page.example/story'
/** The fragments of the page itself. */
const { text: PAGE } = readOperation('article-page')
const READ = `query Read($language: LanguageTag!, $uri: String!) { ...Chrome ...MostRecent article(ref: { uri: $uri }) { ...Story } }
${PAGE.slice(PAGE.indexOf('fragment'))}`

const Read = z.object({ article: z.object({ body: z.array(Block), leadMedia: Media.nullable() }) })

test('every word, link, mark and picture of an imported body is on its page', async () => {
  const [backend] = backends
  if (!backend) throw new Error('There is no backend.')
  await using publisher = await openPublisher(backend)
  const stories = CORPUS.map(({ name, html: body }) => ({
    ...{ uri: `urn:survival:${name}`, headline: name, language: 'en', section: 'news' },
    original: { format: 'HTML' as const, body, baseUrl: BASE },
  }))
  const published = await publishArticles(publisher.query, stories, EDITOR)
  expect(published.filter((one) => !('changed' in one && one.changed))).toEqual([])
  const context = renderContext('en', 'Tickertape', 0)
  for (const { name, html: body } of CORPUS) {
    const { article } = Read.parse(await publisher.ask(READ, { language: 'en', uri: `urn:survival:${name}` }))
    const blocks = article.body.map((one) => block(one, context))
    const page = String(html`${picture(article.leadMedia, context, { caption: true })}${blocks}`)
    expect(lostIn(seeHtml(page), seeHtml(body)), `${name}\n${body}`).toEqual([])
  }
})
