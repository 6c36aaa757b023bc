import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reconvertAll } from '../../../src/newsroom/body/reconvert-all.ts'
import { backends } from '../../backends.ts'
import { ANONYMOUS, openPublisher, type Publisher } from '../../publisher.ts'

const READ = `query ($uri: String!) {
  article(ref: { uri: $uri }) { version bodyHtml leadMedia { url } original { format body baseUrl media { url } } }
}`
const CANCEL = 'mutation ($input: WithdrawArticleInput!) { cancelArticle(input: $input) { cursor } }'
const CORRECT = 'mutation ($input: CorrectArticleInput!) { correctArticle(input: $input) { cursor } }'
const BODY = '<p onclick="x">One <b>two</b></p>\n<script>3</script>'

interface Read {
  readonly article: { readonly version: number; readonly bodyHtml: string; readonly original: object | null }
}

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
  })
  afterAll(() => publisher?.[Symbol.asyncDispose]())

  const read = async (uri: string) => (await publisher.ask<Read>(READ, { uri })).article
  const events = async () =>
    Number((await sql<{ n: number }>`select position as n from event_head`.execute(publisher.query)).rows[0]?.n)

  test('the HTML of a body is stored verbatim, for editors only', async () => {
    await publisher.publish({ uri: 'urn:kept', bodyHtml: BODY })
    expect(await read('urn:kept')).toMatchObject({
      bodyHtml: '<p>One <strong>two</strong></p>',
      original: { format: 'HTML', body: BODY, baseUrl: null, media: null },
    })
    expect(await publisher.refusal(READ, { uri: 'urn:kept' }, ANONYMOUS)).toMatchObject({ code: 'UNAUTHENTICATED' })
    const reader = { subject: 'reader', scopes: new Set<string>(), expiresAt: null }
    expect(await publisher.refusal(READ, { uri: 'urn:kept' }, reader)).toMatchObject({ code: 'FORBIDDEN' })
  })

  test('body and lead are made of an original, with links of its page', async () => {
    const original = {
      format: 'HTML',
      body: '<img src="/a.jpg"><p><a href="b">B</a></p>',
      baseUrl: 'https://example.org/x/',
      media: [],
    }
    await publisher.publish({ uri: 'urn:made', bodyHtml: undefined, original })
    expect(await read('urn:made')).toMatchObject({
      bodyHtml: '<p><a href="https://example.org/x/b" rel="noopener">B</a></p>',
      leadMedia: { url: 'https://example.org/a.jpg' },
      original,
    })
  })

  test('a kill erases it, and a correction by blocks has none', async () => {
    const { article } = await publisher.publish({ uri: 'urn:gone', bodyHtml: BODY })
    const correction = { article: { id: article.id }, text: 'x', body: [{ kind: 'PARAGRAPH', text: 'New' }] }
    await publisher.ask(CORRECT, { input: correction })
    expect((await read('urn:gone')).original).toBeNull()
    await publisher.ask(CANCEL, { input: { article: { id: article.id }, reason: 'Wrong.' } })
    const { rows } =
      await sql`select original from article_version where article_id = (select id from article where uri = 'urn:gone')`.execute(
        publisher.query,
      )
    expect(rows).toEqual([{ original: null }, { original: null }])
  })

  test('bodies are made again: silently where they look the same, and as an update where they do not', async () => {
    await publisher.publish({ uri: 'urn:same', bodyHtml: '<p>Same</p>' })
    await publisher.publish({ uri: 'urn:looks', bodyHtml: '<div>Looks</div>' })
    await publisher.publish({ uri: 'urn:differs', bodyHtml: '<h2>Differs</h2>' })
    const store = (uri: string, kind: string) =>
      sql`
      update article_version set body = jsonb_set(body, '{0,kind}', to_jsonb(${kind}::text)), digest = null
      where article_id = (select id from article where uri = ${uri})`.execute(publisher.query)
    // As an older converter might have made them: HEADING looks different, a missing level of null does not.
    await sql`update article_version set body = jsonb_set(body, '{0,older}', 'null') where article_id = (select id from article where uri = 'urn:looks')`.execute(
      publisher.query,
    )
    await store('urn:differs', 'PARAGRAPH')
    const before = await events()
    const dry = await reconvertAll(publisher.query, true, () => {})
    expect(dry).toMatchObject({ replaced: 1, published: 1 })
    expect(await events()).toBe(before)
    const tally = await reconvertAll(publisher.query, false, () => {})
    expect(tally).toMatchObject({ replaced: 1, published: 1, done: tally.total })
    expect(await events()).toBe(before + 1)
    expect(await read('urn:differs')).toMatchObject({ version: 2, bodyHtml: '<h2>Differs</h2>' })
    expect(await read('urn:same')).toMatchObject({ version: 1 })
    expect(await read('urn:looks')).toMatchObject({ version: 1, bodyHtml: '<p>Looks</p>' })
    expect(await reconvertAll(publisher.query, false, () => {})).toMatchObject({ replaced: 0, published: 0 })
  })
})
