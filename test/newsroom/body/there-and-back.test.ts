import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BlockSubmission } from '../../../schema/body/body-submission.ts'
import { backends } from '../../backends.ts'
import { openPublisher, PUBLISH, type Publisher, story } from '../../publisher.ts'
import { WHOLE_BODY } from '../../whole-body.ts'
import { ALL_KINDS } from './article-of-all-kinds.ts'

const READ = `query ($uri: String!) { article(ref: { uri: $uri }) { version bodyHtml ...WholeBody } events: latestNews { asOf } } ${WHOLE_BODY}`

interface Read {
  readonly article: { readonly version: number; readonly bodyHtml: string; readonly body: readonly BlockSubmission[] }
  readonly events: { readonly asOf: string }
}

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
  })
  afterAll(() => publisher?.[Symbol.asyncDispose]())

  const read = (uri: string) => publisher.ask<Read>(READ, { uri })

  test('a body with every kind of block, sent back as it was read, changes nothing and is no event', async () => {
    const fields = { uri: 'urn:there-and-back', headline: 'There' }
    await publisher.publish({ ...fields, bodyHtml: ALL_KINDS })
    const before = await read(fields.uri)
    const { body } = before.article
    expect(new Set(body.map(({ kind }) => kind)).size).toBe(15)
    const { publishArticle } = await publisher.ask<{ publishArticle: object }>(PUBLISH, {
      input: story({ ...fields, body }),
    })
    expect(publishArticle).toMatchObject({ changed: false, cursor: null, article: { version: before.article.version } })
    expect(await read(fields.uri)).toEqual(before)
  })

  test('of a body that is read as HTML or as text alone, those forms are enough', async () => {
    const fields = { uri: 'urn:forms', headline: 'Forms' }
    await publisher.publish({
      ...fields,
      bodyHtml: '<p>A <b>bold</b> <a href="https://example.org/">link</a></p><h2>B &amp; C</h2>',
    })
    const { article } = await read(fields.uri)
    const body = article.body.map(({ kind, html }) => ({ kind, html }))
    await publisher.publish({ ...fields, body })
    const after = await read(fields.uri)
    expect(after.article).toEqual(article)
  })

  test('a change of one block is a new version with that change', async () => {
    const fields = { uri: 'urn:change', headline: 'Change' }
    await publisher.publish({ ...fields, bodyHtml: '<ul><li>One</li></ul><p>Two</p>' })
    const { article } = await read(fields.uri)
    const [list, ...others] = article.body
    const body = [{ kind: list?.kind, items: [...(list?.items ?? []), { text: 'More' }] }, ...others]
    await publisher.publish({ ...fields, body })
    expect((await read(fields.uri)).article).toMatchObject({
      version: 2,
      bodyHtml: '<ul><li>One</li><li>More</li></ul>\n<p>Two</p>',
    })
  })
})
