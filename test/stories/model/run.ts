import { expect } from 'vitest'
import { VERBS } from '../../newsroom/changes/verbs.ts'
import type { Newsroom } from '../../newsroom.ts'
import { openTicker } from '../../ticker.ts'
import { actOf, inputOf, isSoon } from './input-of.ts'
import { comparePagesAndFeeds, type Shown } from './pages-and-feeds.ts'
import { SLUGS_PER_STORY, STORIES, type Step } from './steps.ts'
import { type Content, type NewsEvent, StoryModel } from './story-model.ts'

const MAY_DRAFT: readonly Step['verb'][] = ['saveDraft', 'updateDraft', 'restoreVersion']
const EVENTS = `subscription ($filter: NewsFilter, $after: LogCursor) { latestNews(filter: $filter, after: $after) {
  kind uri version article { headline } } }`
const POSTS = 'livePosts(first: 100) { nodes { key headline pinned } }'
const READERS = `query ($id: ID!, $uri: String!, $slug: String!, $tag: String!, $word: String!) {
  node(id: $id) { ... on Article { headline slug } } uri: article(ref: { uri: $uri }) { headline slug ${POSTS} }
  slug: article(ref: { slug: $slug }) { headline slug }
  latestNews(filter: { tags: [$tag] }) { totalCount nodes { uri headline } } search(query: $word) { totalCount } }`
const WITHDRAWAL = 'query ($slug: String!) { withdrawal(ref: { slug: $slug }) { kind } }'
const EDITORS = `query ($uri: String!, $slug: String!) { slug: article(ref: { slug: $slug }) { state }
  uri: article(ref: { uri: $uri }) { id state version headline ${POSTS} draft { version headline slug } scheduled { version state headline slug }
    revisions(first: 100) { nodes { version } } } }`
const NOBODY = Buffer.from('Article:00000000-0000-7000-8000-000000000000').toString('base64')

interface Story {
  readonly model: StoryModel
  readonly names: { readonly uri: string; readonly tag: string }
  readonly slugs: readonly string[]
  id: string
}

interface Named {
  readonly uri: string
  readonly event: NewsEvent
}

/** Stories of its own, with two subscribers, for one random sequence of steps. Each step is compared with the model. */
export async function openRun(newsroom: Newsroom, name: string) {
  await using opened = new AsyncDisposableStack()
  const tokens = {
    anonymous: null,
    drafter: await newsroom.token('articles:draft'),
    editor: await newsroom.token('articles:write'),
  }
  const { data } = await newsroom.post('{ latestNews { asOf } }', {}, tokens.editor)
  const after = String(Object(data?.latestNews).asOf)
  const follow = async (filter: object) =>
    opened.use(await openTicker(newsroom.url, { query: EVENTS, variables: { filter, after } }))
  const everything = await follow({ tags: [name] })
  const sport = await follow({ tags: [name], sections: ['sport'] })
  const stories = Array.from(
    { length: STORIES },
    (_, at): Story => ({
      model: new StoryModel(),
      names: { uri: `urn:${name}:${at}`, tag: name },
      slugs: Array.from({ length: SLUGS_PER_STORY }, (_, one) => `${name}-${at}-${one}`),
      id: NOBODY,
    }),
  )
  const events: Named[] = []
  let texts = 0

  async function step(given: Step): Promise<void> {
    const story = stories[given.story % stories.length]
    if (!story) throw new Error('there is no such story')
    const slug = story.slugs[given.slug] ?? ''
    const content: Content = { headline: `${name} ${++texts}`, section: given.section, slug }
    const act = actOf(given, content, story.model)
    const ask = () =>
      newsroom.post(VERBS[given.verb], { input: inputOf(given, act, story.names) }, tokens[given.viewer])
    const where = `${JSON.stringify(given)} on a story that is ${story.model.state}`
    if (given.viewer === 'anonymous' || (given.viewer === 'drafter' && !MAY_DRAFT.includes(given.verb))) {
      const code = given.viewer === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN'
      expect((await ask()).errors?.[0]?.extensions, where).toEqual({ code })
    } else {
      await changed(story, given, act, ask, where)
    }
    await everything.messages(events.length)
    await compare(story, slug, where)
  }

  async function changed(
    { model, names: { uri } }: Story,
    given: Step,
    act: Parameters<StoryModel['act']>[0],
    ask: () => ReturnType<Newsroom['post']>,
    where: string,
  ): Promise<void> {
    const outcome = model.act(act)
    let answer = await ask()
    // The time that was soon has passed on the way.
    while (isSoon(given) && answer.errors?.[0]?.extensions.code === 'BAD_USER_INPUT') answer = await ask()
    if ('refused' in outcome) {
      const reason = 'reason' in outcome ? { reason: outcome.reason } : {}
      expect(answer.errors?.[0]?.extensions, where).toMatchObject({ code: outcome.refused, ...reason })
      return
    }
    expect(answer.errors, where).toBeUndefined()
    expect(Object(answer.data?.changed).article.version, where).toBe(outcome.version)
    if (outcome.event) events.push({ uri, event: outcome.event })
    if (isSoon(given)) events.push({ uri, event: given.when === 'soon' ? model.fallDue() : model.expire() })
  }

  async function compare(story: Story, slug: string, where: string): Promise<void> {
    const { model } = story
    const names = { ...story.names, slug }
    const { data: forEditors } = await newsroom.post(EDITORS, names, tokens.editor)
    expect(forEditors, where).toEqual(expectedByEditors(model, slug))
    story.id = Object(forEditors?.uri).id ?? NOBODY
    const read = await newsroom.post(READERS, { ...names, id: story.id, word: name })
    const seen =
      model.isVisible && model.current ? { headline: model.current.headline, slug: model.current.slug } : null
    const wasPublic = model.publicSlugs.has(slug)
    expect({ ...read.data, latestNews: sorted(read.data?.latestNews) }, where).toEqual({
      node: seen,
      uri: seen && { ...seen, livePosts: { nodes: model.posts } },
      slug: wasPublic ? seen : null,
      latestNews: sorted(listed(stories)),
      search: { totalCount: listed(stories).totalCount },
    })
    expect((await newsroom.post(WITHDRAWAL, { slug })).data, where).toEqual({
      withdrawal: wasPublic && !model.isVisible ? { kind: model.state } : null,
    })
    const visible = stories.filter((one) => one.model.isVisible).map(({ model }) => headlinesOf(model))
    await comparePagesAndFeeds(
      newsroom.url,
      name,
      { slug, page: pageOf(model, slug), shown: seen ? headlinesOf(model) : null, visible },
      where,
    )
  }

  /** A last story that both subscribers get, so that whatever else they got has come before it. */
  async function end(): Promise<void> {
    const uri = `urn:${name}:last`
    await newsroom.publish({ uri, headline: `${name} last`, section: 'sport', tags: [name] })
    const last = { kind: 'PUBLISHED', uri, version: 1, article: { headline: `${name} last` } }
    const ofSport = events.flatMap(inSport)
    const told = async (ticker: typeof sport, count: number) =>
      (await ticker.messages(count)).map(({ data }) => data?.latestNews)
    expect(await told(everything, events.length + 1)).toEqual([...events.map(message), last])
    expect(await told(sport, ofSport.length + 1)).toEqual([...ofSport, last])
  }

  const parts = opened.move()
  return { step, end, [Symbol.asyncDispose]: () => parts.disposeAsync() }
}

/** What readers find at the address of the slug. */
function pageOf({ publicSlugs, isVisible, current }: StoryModel, slug: string) {
  const page = (status: number, location: string | null = null) => ({ status, location })
  if (!publicSlugs.has(slug)) return page(404)
  if (!isVisible) return page(410)
  return current?.slug === slug ? page(200) : page(301, `/en/articles/${current?.slug}`)
}

function expectedByEditors(
  { exists, shown, state, draft, scheduled, versions, posts, isKilled }: StoryModel,
  slug: string,
): object {
  if (!exists || !shown) return { slug: null, uri: null }
  return {
    slug: versions.some((version) => version.slug === slug) ? { state } : null,
    uri: {
      id: expect.any(String),
      state,
      version: shown.version,
      headline: isKilled ? '' : shown.headline,
      livePosts: { nodes: posts },
      draft: draft && { version: draft.version, headline: draft.headline, slug: draft.slug },
      scheduled: scheduled && {
        version: scheduled.version,
        state: scheduled.hold,
        headline: scheduled.headline,
        slug: scheduled.slug,
      },
      revisions: { nodes: versions.map(({ version }) => ({ version })).toReversed() },
    },
  }
}

/** Of a live blog as its feeds have it: with its newest posts. */
function headlinesOf({ current, posts }: StoryModel): Shown {
  return { headline: current?.headline ?? '', posts: posts.slice(0, 10).flatMap(({ headline }) => headline ?? []) }
}

function listed(stories: readonly Story[]) {
  const nodes = stories.flatMap(({ model, names: { uri } }) =>
    model.isVisible ? { uri, headline: model.current?.headline } : [],
  )
  return { totalCount: nodes.length, nodes }
}

/** The order of a list is that of publication, which other tests hold. */
function sorted(list: unknown): object {
  const nodes: { uri: string }[] = [...Object(list).nodes]
  return { ...Object(list), nodes: nodes.sort((one, other) => (one.uri < other.uri ? -1 : 1)) }
}

function message({ uri, event: { kind, version, headline } }: Named): object {
  return { kind, uri, version, article: headline === null ? null : { headline } }
}

/** What a subscriber to the section gets of the event. */
function inSport(named: Named): object[] {
  const { before, after, ever } = named.event
  if (after === 'sport' || (after === null && (before === 'sport' || ever.has('sport')))) return [message(named)]
  return before === 'sport' ? [{ ...message(named), kind: 'LEFT', article: null }] : []
}
