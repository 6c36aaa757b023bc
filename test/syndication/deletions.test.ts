import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { openNewsroom } from '../newsroom.ts'
import { validateXml } from './validators.ts'

const changing = (verb: string) =>
  `mutation ($input: WithdrawArticleInput!) { ${verb}(input: $input) { cursor article { uri } } }`
const REPUBLISH = 'mutation ($input: RepublishArticleInput!) { republishArticle(input: $input) { cursor } }'
const CORRECT = 'mutation ($input: CorrectArticleInput!) { correctArticle(input: $input) { cursor } }'

describe.each(backends)('on $name', (backend) => {
  test('Atom tells readers which stories they have to delete, those of each feed, and no more once they return', async () => {
    await using newsroom = await openNewsroom(backend)
    const atom = async (path: string) => {
      const xml = await (await fetch(`${newsroom.url}/feeds/${path}`)).text()
      validateXml(xml, 'atom')
      return [...xml.matchAll(/<at:deleted-entry [^>]*ref="([^"]*)" when="\d{4}-[^"]*"\/>/g)].map(([, ref]) => ref)
    }
    const withdraw = async (verb: string, uri: string) => {
      const data = await newsroom.ask(changing(verb), { input: { article: { uri }, reason: 'Secret reason' } })
      await newsroom.hear(Object(data[verb]).cursor)
    }
    await newsroom.publish({ uri: 'urn:test:a&b', section: 'sport', tags: ['Harbour'], language: 'it-CH' })
    await newsroom.publish({ uri: 'urn:test:killed', section: 'europe', authors: ['Ada'] })
    await newsroom.publish({ uri: 'urn:test:stays', section: 'sport' })
    expect(await atom('latest.atom')).toEqual([])
    await withdraw('withholdArticle', 'urn:test:a&b')
    await withdraw('cancelArticle', 'urn:test:killed')
    expect(await atom('latest.atom')).toEqual(['urn:test:killed', 'urn:test:a&amp;b'])
    expect(await atom('latest.atom?language=it')).toEqual(['urn:test:a&amp;b'])
    expect(await atom('sport.atom')).toEqual(['urn:test:a&amp;b'])
    expect(await atom('world.atom')).toEqual(['urn:test:killed'])
    const republished = await newsroom.ask(REPUBLISH, { input: { article: { uri: 'urn:test:a&b' } } })
    await newsroom.hear(Object(republished.republishArticle).cursor)
    expect(await atom('latest.atom')).toEqual(['urn:test:killed'])
    // Readers had it; a kill of a withheld story is theirs, too.
    await withdraw('withholdArticle', 'urn:test:a&b')
    await withdraw('cancelArticle', 'urn:test:a&b')
    expect(await atom('sport.atom')).toEqual(['urn:test:a&amp;b'])
  })

  test('what was corrected stands above the story, in its language', async () => {
    await using newsroom = await openNewsroom(backend)
    for (const language of ['en', 'it']) {
      const { article } = await newsroom.publish({ uri: `urn:test:${language}`, language, bodyHtml: '<p>Words.</p>' })
      const input = { article: { id: article.id }, text: 'It was <5, not 6.' }
      const { correctArticle } = await newsroom.ask(CORRECT, { input })
      await newsroom.hear(Object(correctArticle).cursor)
    }
    const read = async (format: string) => (await fetch(`${newsroom.url}/feeds/latest.${format}`)).text()
    const bodies = ['Rettifica', 'Correction'].map(
      (word) => `<p><strong>${word}:</strong> It was &lt;5, not 6.</p>\n<p>Words.</p>`,
    )
    expect(parseRssFeed(await read('rss')).items?.map(({ content }) => content?.encoded)).toEqual(bodies)
    expect(parseAtomFeed(await read('atom')).entries?.map(({ content }) => content?.value)).toEqual(bodies)
    expect(parseJsonFeed(await read('json')).items?.map((item) => item.content_html)).toEqual(bodies)
  })
})
