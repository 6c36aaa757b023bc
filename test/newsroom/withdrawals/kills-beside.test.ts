import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAfter } from '../../../db/log/event-log.ts'
import { backends } from '../../backends.ts'
import { openPublisher, type Publisher } from '../../publisher.ts'
import { CURATE, killing, leadMedia } from './killing.ts'

describe.each(backends)('what a kill takes along, on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
  })
  afterAll(() => publisher[Symbol.asyncDispose]())
  const kill = (id: string) => killing(publisher).kill(id)
  const eventsOf = (uri: string) => killing(publisher).eventsOf(uri)
  const rowsWith = (word: RegExp) => killing(publisher).rowsWith(word)

  test('a picture that another story or an author has stays, one that only killed stories had goes', async () => {
    const [shared, face] = [leadMedia('Sharedpicture'), leadMedia('Facepicture')]
    const [first, second] = [
      await publisher.publish({ leadMedia: shared }),
      await publisher.publish({ leadMedia: shared }),
    ]
    await kill(first.article.id)
    expect(await rowsWith(/Sharedpicture/)).toHaveLength(1)
    await kill(second.article.id)
    for (let pair = 0; pair < 8; pair++) {
      const own = leadMedia(`Ownpicture ${pair}`)
      const twins = [await publisher.publish({ leadMedia: own }), await publisher.publish({ leadMedia: own })]
      await Promise.all(twins.map(({ article }) => kill(article.id)))
    }
    expect(await rowsWith(/Sharedpicture|Ownpicture/)).toEqual([])
    const { article } = await publisher.publish({ leadMedia: face, authors: ['Face'] })
    await publisher.query
      .updateTable('author')
      .set({ avatar_id: (one) => one.selectFrom('media').select('id').where('caption', '=', 'Facepicture') })
      .where('slug', '=', 'face')
      .execute()
    await kill(article.id)
    expect(await rowsWith(/Facepicture/)).toHaveLength(1)
  })

  test('a picture that goes with a killed story while another takes it up is there for the other', async () => {
    for (let round = 0; round < 8; round++) {
      const picture = leadMedia(`Picture ${round}`)
      const { article } = await publisher.publish({ leadMedia: picture })
      const [, { article: other }] = await Promise.all([kill(article.id), publisher.publish({ leadMedia: picture })])
      const read = 'query ($id: ID!) { node(id: $id) { ... on Article { leadMedia { caption } } } }'
      expect(await publisher.ask(read, { id: other.id })).toEqual({
        node: { leadMedia: { caption: `Picture ${round}` } },
      })
    }
  })

  test('it leaves every curation, whose subscribers receive that, and cannot be added again', async () => {
    const [killed, stays] = [(await publisher.publish()).article, (await publisher.publish()).article]
    for (const slug of ['one', 'two'])
      await publisher.ask(CURATE, { slug, articles: [{ id: killed.id }, { id: stays.id }] })
    await kill(killed.id)
    const events = (await readAfter(publisher.query, 0, 1_000)).slice(-3)
    expect(events.map(({ kind, version }) => [kind, version])).toEqual([
      ['CANCELED', 1],
      ['CURATION_CHANGED', 2],
      ['CURATION_CHANGED', 2],
    ])
    const items = await publisher.query.selectFrom('curation_item').select('position').execute()
    expect(items).toHaveLength(2)
    expect(
      await publisher.refusal(CURATE, { slug: 'one', articles: [{ id: stays.id }, { id: killed.id }] }),
    ).toMatchObject({
      code: 'BAD_USER_INPUT',
      issues: [{ path: ['input', 'articles', 1] }],
    })
  })

  test('the event knows by what filters any version was found, each once, and of very many that there were', async () => {
    const { article } = await publisher.publish({ uri: 'urn:wanders', section: 'sport', urgency: 3 })
    for (const section of ['europe', 'sport', 'news'])
      await publisher.publish({ uri: 'urn:wanders', section, urgency: 3 })
    await publisher.ask(
      'mutation { upsertSection(input: { slug: "news", name: "News", parent: "world" }) { section { id } } }',
    )
    await kill(article.id)
    const [event] = (await eventsOf('urn:wanders')).slice(-1)
    expect(event?.before).toMatchObject({ sections: ['news', 'world'] })
    expect(event?.past).toMatchObject([
      { sections: ['sport'], urgency: 3 },
      { sections: ['europe', 'world'] },
      { sections: ['news'] },
    ])
    const { article: restless } = await publisher.publish({ uri: 'urn:restless' })
    for (let tag = 0; tag < 66; tag++) await publisher.publish({ uri: 'urn:restless', tags: [`tag ${tag}`] })
    await kill(restless.id)
    expect((await eventsOf('urn:restless')).at(-1)).toMatchObject({ past: [null] })
  })
})
