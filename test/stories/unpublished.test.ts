import { type GraphQLObjectType, getNamedType, isLeafType, isObjectType, isRequiredArgument } from 'graphql'
import { describe, expect, test } from 'vitest'
import { policyOf } from '../../schema/policy/policy.ts'
import { schema } from '../../schema/schema.ts'
import { backends } from '../backends.ts'
import { LATER, type MutationVerb, VERBS } from '../newsroom/changes/verbs.ts'
import { openNewsroom } from '../newsroom.ts'
import { asOf, openTicker } from '../ticker.ts'

/** In each value that readers must not see yet. */
const MARK = 'zqunripe'
const STORY = { uri: 'urn:story', headline: 'Harbour', slug: 'harbour' }
const OTHER = { uri: 'urn:other', headline: 'Porto', slug: 'porto', language: 'it' }
/** A change of every part of an article that can be drafted. */
const EVERYTHING = {
  slug: `${MARK}-slug`,
  headline: `${MARK} headline`,
  standfirst: `${MARK} standfirst`,
  byline: `${MARK} byline`,
  dateline: `${MARK} dateline`,
  slugline: `${MARK} slugline`,
  genre: `${MARK} genre`,
  access: 'PAID',
  canonicalUrl: `https://${MARK}.example/`,
  seoTitle: `${MARK} title`,
  seoDescription: `${MARK} description`,
  socialTitle: `${MARK} social title`,
  socialDescription: `${MARK} social description`,
  language: 'de',
  urgency: 1,
  labels: ['breaking'],
  section: 'sport',
  sections: ['europe'],
  authors: [`${MARK} author`],
  tags: [`${MARK} tag`],
  leadMedia: { kind: 'IMAGE', url: `https://${MARK}.example/picture.jpg` },
  bodyHtml: `<p>${MARK} body</p>`,
  related: [{ uri: OTHER.uri }],
  translationOf: { uri: OTHER.uri },
  source: { name: `${MARK} source`, itemUrl: `https://${MARK}.example/item` },
}
const WHOLE = { ...EVERYTHING, uri: STORY.uri }

const ARTICLE = selectionOf(objectOf('Article'), 2)
const QUERIES = [
  `{ latestNews(first: 9) { totalCount nodes ${ARTICLE} } }`,
  `{ story: article(ref: { uri: "urn:story" }) ${ARTICLE} bySlug: article(ref: { slug: "harbour" }) { slug url } other: article(ref: { uri: "urn:other" }) ${ARTICLE} }`,
  `{ article(ref: { slug: "${EVERYTHING.slug}" }) { id } withdrawal(ref: { slug: "${EVERYTHING.slug}" }) { kind } }`,
  `{ sections { nodes { slug articles { totalCount } } } authors { totalCount } tags { totalCount } search(query: "${MARK}") { totalCount } }`,
  '{ curation(slug: "featured") { articles { slug url } } }',
]
const OLD_PAGE = `/en/articles/${STORY.slug}`
const NEW_PAGE = `/en/articles/${EVERYTHING.slug}`
const PATHS = [
  ...['/en', '/it', '/en/news', '/en/sport', `/it/articles/${OTHER.slug}`, OLD_PAGE, NEW_PAGE],
  ...['/feeds/latest.json', '/feeds/news.rss', '/feeds/sport.atom', '/sitemap-news.xml'],
]

describe.each(backends)('on $name', (backend) => {
  test('nothing of a draft or a scheduled version is public, in any field, list, page or feed, until its event', async () => {
    await using newsroom = await openNewsroom(backend)
    await newsroom.publish(OTHER)
    const { article } = await newsroom.publish(STORY)
    await newsroom.ask('mutation ($input: SetCurationInput!) { setCuration(input: $input) { curation { id } } }', {
      input: { slug: 'featured', title: 'Featured', articles: [{ id: article.id }] },
    })
    const after = await asOf(newsroom.url)
    const events = '{ kind article { slug headline } }'
    await using ofAll = await openTicker(newsroom.url, {
      query: `subscription { latestNews(after: "${after}") ${events} }`,
    })
    await using ofStory = await openTicker(newsroom.url, {
      query: `subscription { articleUpdated(ref: { slug: "${STORY.slug}" }, after: "${after}") ${events} }`,
    })
    const cached = async () => {
      const { url } = newsroom
      const answers = QUERIES.map(async (query) => (await newsroom.post(query)).data)
      const pages = PATHS.map(async (path) => {
        const response = await fetch(`${url}${path}`, { redirect: 'manual' })
        return {
          path,
          status: response.status,
          location: response.headers.get('location'),
          text: await response.text(),
        }
      })
      return { answers: await Promise.all(answers), pages: await Promise.all(pages) }
    }
    let spelling = ''
    /** The same queries, spelled as nobody has before. */
    const fresh = async () => {
      spelling += ' '
      return Promise.all(QUERIES.map(async (query) => (await newsroom.post(query + spelling)).data))
    }
    const before = await cached()
    expect(before.pages.map(({ path, status }) => [path, status])).toEqual(
      PATHS.map((path) => [path, path === NEW_PAGE ? 404 : 200]),
    )
    const unripe = async (verb: MutationVerb, input: object) => {
      await newsroom.ask(VERBS[verb], { input })
      const now = await cached()
      expect(now.answers, verb).toEqual(before.answers)
      expect(await fresh(), verb).toEqual(before.answers)
      for (const { path, status, location, text } of now.pages) {
        expect({ verb, path, status, location }).toEqual({
          verb,
          path,
          status: path === NEW_PAGE ? 404 : 200,
          location: null,
        })
        // The page that is not found links to a search for its words.
        if (path !== NEW_PAGE) expect(text, `${verb} ${path}`).not.toContain(MARK)
      }
    }
    const named = { article: { uri: STORY.uri } }
    await unripe('saveDraft', { article: WHOLE })
    await unripe('restoreVersion', { ...named, version: 1 })
    await unripe('updateDraft', { ...named, patch: EVERYTHING })
    await unripe('scheduleArticle', { ...named, publishAt: LATER })
    await unripe('unscheduleArticle', named)
    await unripe('publishArticle', { ...WHOLE, publishAt: LATER })
    await unripe('publishArticle', { ...WHOLE, embargoedUntil: LATER })
    await unripe('unscheduleArticle', named)
    expect([...ofAll.received, ...ofStory.received]).toEqual([])

    const event = {
      kind: 'UPDATED',
      article: { slug: EVERYTHING.slug, headline: EVERYTHING.headline },
    }
    await newsroom.ask(VERBS.updateDraft, { input: { ...named, patch: { language: 'en' } } })
    await newsroom.ask(VERBS.publishDraft, { input: { ...named, embargoedUntil: null } })
    expect((await ofAll.messages(1)).map(({ data }) => data)).toEqual([{ latestNews: event }])
    expect((await ofStory.messages(1)).map(({ data }) => data)).toEqual([{ articleUpdated: event }])
    const now = await cached()
    expect(now.answers).toEqual(await fresh())
    expect(Object(now.answers[1])).toMatchObject({
      bySlug: { slug: EVERYTHING.slug },
      story: { translations: [{ slug: OTHER.slug }] },
      other: { translations: [{ slug: EVERYTHING.slug }] },
    })
    const pages = new Map(now.pages.map((page) => [page.path, page]))
    expect(pages.get(OLD_PAGE)).toMatchObject({ status: 301, location: NEW_PAGE })
    expect(pages.get(NEW_PAGE)?.status).toBe(200)
    for (const path of ['/en', '/en/sport', '/feeds/latest.json', '/sitemap-news.xml']) {
      expect(pages.get(path)?.text, path).toContain(NEW_PAGE)
    }
  })
})

function objectOf(name: string): GraphQLObjectType {
  const type = schema.getType(name)
  if (isObjectType(type)) return type
  throw new Error(`${name} is no object`)
}

/** All public fields of the type, so that one which is added later is here too, and those of what they lead to. */
function selectionOf(type: GraphQLObjectType, depth: number): string {
  const fields = Object.values(type.getFields()).filter(
    (field) => policyOf(field) === 'public' && !field.args.some(isRequiredArgument),
  )
  const selected = fields.flatMap((field) => {
    const of = getNamedType(field.type)
    if (isLeafType(of)) return field.name
    if (!isObjectType(of)) return `${field.name} { __typename }`
    return depth > 1 ? `${field.name} ${selectionOf(of, depth - 1)}` : []
  })
  return `{ ${[...selected, '__typename'].join(' ')} }`
}
