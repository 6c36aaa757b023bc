import { randomUUID } from 'node:crypto'
import { decodeGlobalID, encodeGlobalID } from '@pothos/plugin-relay'
import { sql } from 'kysely'
import { mediaItemId } from '../../db/content/media/media-item.ts'
import { decodeLogCursor, encodeLogCursor } from '../../schema/paging/log-cursor.ts'
import { PREVIEW_LINKS, type Publisher } from '../publisher.ts'
import type { Known } from './any-argument.ts'
import { fillFeeds } from './archive-of-feeds.ts'

const CURATE = 'mutation ($input: SetCurationInput!) { setCuration(input: $input) { curation { id } } }'
const CORRECT = 'mutation ($input: CorrectArticleInput!) { correctArticle(input: $input) { cursor } }'
const WITHHOLD = 'mutation ($input: WithdrawArticleInput!) { withholdArticle(input: $input) { cursor } }'
const CANCEL = 'mutation ($input: WithdrawArticleInput!) { cancelArticle(input: $input) { cursor } }'
const DRAFT = 'mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { article { id } } }'
const POST = 'mutation ($input: AddLivePostInput!) { addLivePost(input: $input) { post { id } } }'
const SECTION = 'mutation ($input: UpsertSectionInput!) { upsertSection(input: $input) { section { id } } }'
const AUTHOR = 'mutation ($input: UpsertAuthorInput!) { upsertAuthor(input: $input) { author { id } } }'
const TAG = 'mutation ($input: UpsertTagInput!) { upsertTag(input: $input) { tag { id } } }'
const LABEL = 'mutation ($input: UpsertLabelInput!) { upsertLabel(input: $input) { label { id } } }'
const FOUND = `{
  section(slug: "world") { id } author(slug: "ada") { id } tag(slug: "floods") { id } curation(slug: "featured") { id }
  label(slug: "live") { id } labels(first: 2) { edges { cursor } }
  news: latestNews(first: 4) { asOf edges { cursor } }
  relevance: search(query: "words", first: 4) { edges { cursor } }
  newest: search(query: "words", orderBy: NEWEST, first: 4) { edges { cursor } }
  authors(first: 2) { edges { cursor } } tags(first: 2) { edges { cursor } } curations(first: 2) { edges { cursor } }
  sections(first: 4) { edges { cursor } } feeds(first: 4) { edges { cursor node { id } } }
  articles(first: 4) { edges { cursor } }
  live: article(ref: { uri: "urn:story:10" }) { livePosts(first: 4) { edges { cursor node { id } } } }
  revised: article(ref: { uri: "urn:story:3" }) { revisions(first: 2) { edges { cursor } } }
}`

interface Cursors {
  readonly edges: readonly { readonly cursor: string }[]
}
type Found = Record<'section' | 'author' | 'tag' | 'curation' | 'label', { readonly id: string }> &
  Record<
    'news' | 'relevance' | 'newest' | 'authors' | 'tags' | 'curations' | 'sections' | 'labels' | 'articles',
    Cursors
  > & {
    readonly revised: { readonly revisions: Cursors }
    readonly feeds: {
      readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[]
    }
    readonly live: {
      readonly livePosts: {
        readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[]
      }
    }
    readonly news: { readonly asOf: string }
  }

/** Characters that JSON writes in its own way, and what looks like a member of an object, and like a mark of the plugin. */
const ODD = String.raw`"Ada" \ {"a":"x","b":["y"],} \" é 😀 ${'\u2028'} ${'\u0007'} ${'\u0001'}0:${'\u0001'} </script>`
const BODY = `<h2>Heading</h2><p>${ODD}</p><blockquote>${ODD}</blockquote><ol start="3"><li>${ODD}</li><li>Two</li></ol>
<figure><a href="https://example.org/full"><img src="https://example.org/a b.jpg" alt="${'A picture'}"></a><figcaption>${ODD}</figcaption></figure>
<figure class="embed"><iframe src="https://www.youtube.com/embed/abc" title="A film"></iframe><figcaption>${ODD}</figcaption></figure>
<ul><li>A <a href="https://example.org/?a=1&b=2" rel="nofollow" title="T">link</a><ol start="3"><li><em>Inner</em></li></ol></li></ul>
<blockquote cite="https://example.org/q"><p>One <b>two</b></p><cite>Ada <i>C</i></cite></blockquote><hr>
<table><caption>${ODD}</caption><tr><th>Won</th><td colspan="2">3 <s>4</s></td></tr></table><pre><code class="language-js">a &lt; b</code></pre>
<figure class="wp-block-gallery"><img src="https://example.org/c.jpg"><img src="https://example.org/d.jpg"><figcaption>Both</figcaption></figure>
<blockquote class="pullquote" cite="https://example.org/p">Pulled <mark>out</mark><footer>Ada</footer></blockquote><x-quiz>What <sub>is</sub> it?</x-quiz>
<figure><img src="http://localhost:4000/media/${'0123456789abcdef'.repeat(4)}"></figure>
<video src="https://example.org/a.mp4" poster="https://example.org/p.jpg"></video><audio src="https://example.org/a.mp3"></audio>
<aside><h3>Facts</h3><p lang="it">Uno</p><ul><li dir="rtl">Due <a href="https://example.org/" rel="ugc" title="U">tre</a></li></ul></aside>
<blockquote class="twitter-tweet"><p>Ferry <a href="https://example.org/">late</a></p>— Port (@port) <a href="https://twitter.com/port/status/1">May 1</a></blockquote>
<figure class="kg-bookmark-card"><a href="https://example.org/b"><div class="kg-bookmark-title">B</div><img src="https://example.org/t.jpg"></a></figure>`
const DAY_MS = 86_400_000
const DIGEST = '0123456789abcdef'.repeat(4)
const OWN = `http://localhost:4000/media/${DIGEST}`

/** A dozen stories with every relation and every text there is, in every state that there is. */
export async function fillArchive(publisher: Publisher): Promise<Known> {
  await publisher.ask(SECTION, {
    input: { slug: 'world', name: 'World', names: [{ language: 'it', text: 'Mondo' }], description: 'Abroad.' },
  })
  await publisher.ask(AUTHOR, { input: { slug: 'ada', name: 'Ada', bio: ODD } })
  await publisher.ask(LABEL, {
    input: { slug: 'fact-check', name: ODD, names: [{ language: 'it', text: 'Verifica' }], description: ODD },
  })
  await publisher.ask(TAG, {
    input: {
      slug: 'floods',
      name: 'Floods',
      names: [{ language: 'it', text: 'Alluvioni' }],
      kind: 'EVENT',
      description: ODD,
    },
  })
  await sql`insert into media_item (id, digest, type, bytes, width, height, focus_x, alt_text, caption, credit,
      copyright_holder, usage_terms, expires_at, created_by)
    values (${mediaItemId(DIGEST)}, ${DIGEST}, 'image/jpeg', 9, 1500, 1000, 25, ${ODD}, 'A caption', 'Photo: us',
      'Us', 'For news', ${new Date(Date.now() + DAY_MS)}, 'editor')`.execute(publisher.query)
  const ids: string[] = []
  const uris: string[] = []
  for (let at = 0; at < 12; at++) {
    const { article } = await publisher.publish(story(at))
    ids.push(article.id)
    uris.push(`urn:story:${at}`)
  }
  // No mutation gives an author a picture.
  await sql`update author set avatar_id = (select min(id::text)::uuid from media) where slug = 'ada'`.execute(
    publisher.query,
  )
  await publisher.ask(CORRECT, {
    input: { article: { id: ids[3] }, text: 'It was the other way.', headline: 'Harbour, corrected' },
  })
  for (const post of [
    { html: `<p>${ODD}</p>`, headline: 'First', keyEvent: true },
    { html: BODY, pinned: true },
    { html: '<p>Third, words.</p>', keyEvent: true, pinned: true },
    { html: '<p>Fourth.</p>' },
  ]) {
    await publisher.ask(POST, { input: { article: { id: ids[10] }, ...post } })
  }
  await publisher.ask(POST, { input: { article: { id: ids[4] }, html: '<p>Withheld.</p>' } })
  await publisher.ask(WITHHOLD, { input: { article: { id: ids[4] }, reason: 'Not now.' } })
  await publisher.ask(CANCEL, { input: { article: { id: ids[5] }, reason: 'Wrong.' } })
  await publisher.ask(DRAFT, {
    input: {
      article: { uri: 'urn:draft', bodyHtml: '<p>Draft.</p>', headline: 'A draft', language: 'en', section: 'news' },
    },
  })
  // Beside what readers have: a draft, and a version that is scheduled.
  await publisher.ask(DRAFT, { input: { article: { ...story(8), headline: 'Harbour 8, drafted' } } })
  for (const at of [0, 1, 2, 6, 9, 11]) {
    const bodyHtml = `<p>Drafted.</p><h2>Heading ${at}</h2><p>Another.</p><p>And another.</p>`
    await publisher.ask(DRAFT, { input: { article: { ...story(at), bodyHtml } } })
  }
  await publisher.publish({
    ...story(10),
    headline: 'Harbour 10, later',
    publishAt: new Date(Date.now() + DAY_MS).toISOString(),
  })
  await publisher.publish({ uri: 'urn:embargoed', embargoedUntil: new Date(Date.now() + DAY_MS).toISOString() })
  await publisher.ask(CURATE, {
    input: { slug: 'featured', title: 'Featured', articles: [{ id: ids[7] }, { id: ids[4] }, { id: ids[2] }] },
  })
  const waiting = await fillFeeds(publisher)
  const previewed = [ids[7], ids[5], ids[10], waiting, ids[8], ids[8], ids[8]].flatMap((id) => id ?? [])
  const found = await publisher.ask<Found>(FOUND)
  return {
    slug: {
      section: ['world', 'news', 'sport', 'none'],
      author: ['ada', 'bruno', 'none'],
      tag: ['floods', 'ports', 'none'],
      curation: ['featured', 'none'],
      label: ['live', 'fact-check', 'none'],
      article: [
        'harbour-1',
        'harbour-3',
        'harbour-4',
        'harbour-5',
        'harbour-7',
        'harbour-8',
        'harbour-10',
        'a-draft',
        'none',
      ],
      withdrawal: ['harbour-4', 'harbour-5', 'none'],
      feed: ['harbour-wire', 'pushed', 'none'],
    },
    uri: ['urn:draft', 'urn:embargoed', 'urn:none', ...uris],
    media: [encodeGlobalID('MediaItem', mediaItemId(DIGEST)), encodeGlobalID('MediaItem', mediaItemId('f'.repeat(64)))],
    // A story in full, a killed one, one with a schedule, and most often a draft with every text.
    preview: ['nonsense', ...(await Promise.all(previewed.map((id) => previewOf(publisher, id))))],
    id: [
      encodeGlobalID('MediaItem', mediaItemId(DIGEST)),
      found.section.id,
      found.author.id,
      found.tag.id,
      found.curation.id,
      found.label.id,
      ...ids,
      ...found.live.livePosts.edges.map(({ node }) => node.id),
      ...found.feeds.edges.map(({ node }) => node.id),
    ],
    logCursor: [
      positionBefore(found.news.asOf, 1_000),
      positionBefore(found.news.asOf, 4),
      found.news.asOf,
      'nonsense',
    ],
    cursor: {
      news: cursorsOf(found.news),
      relevance: cursorsOf(found.relevance),
      newest: cursorsOf(found.newest),
      revision: cursorsOf(found.revised.revisions),
      author: cursorsOf(found.authors),
      tag: cursorsOf(found.tags),
      curation: cursorsOf(found.curations),
      section: cursorsOf(found.sections),
      label: cursorsOf(found.labels),
      feed: cursorsOf(found.feeds),
      changed: cursorsOf(found.articles),
      post: cursorsOf(found.live.livePosts),
    },
  }
}

async function previewOf({ newsroom }: Publisher, id: string): Promise<string> {
  const articleId = decodeGlobalID(id).id
  const link = { id: randomUUID(), articleId, expiresAt: new Date(Date.now() + DAY_MS) }
  await newsroom.recordPreviewLink(link)
  return PREVIEW_LINKS.sign(link)
}

/** The cursor of the position that lies so many events before. */
function positionBefore(cursor: string, events: number): string {
  const { epoch, position } = decodeLogCursor(cursor) ?? never()
  return encodeLogCursor({ epoch, position: Math.max(0, position - events) })
}

function never(): never {
  throw new Error('The cursor is malformed.')
}

function story(at: number): object {
  return {
    uri: `urn:story:${at}`,
    headline: `Harbour ${at}`,
    section: ['news', 'world', 'europe'][at % 3],
    language: at % 4 === 0 ? 'it' : 'en',
    authors: [['Ada', 'Bruno'], ['Ada'], []][at % 3],
    tags: [['Floods', 'Ports'], ['Ports'], []][at % 3],
    labels: [['live', 'fact-check'], ['video'], [], [], []][at % 5],
    urgency: 1 + (at % 9),
    standfirst: at % 2 === 0 ? 'A line.' : null,
    related: [1, 2, 3, 20].map((back) => ({ uri: `urn:story:${at - back}` })),
    ...(at % 2 === 0 && {
      leadMedia: { kind: 'IMAGE', url: at % 4 === 0 ? OWN : `https://example.org/${at}.jpg`, credit: 'Photo: me' },
    }),
    ...(at % 3 === 0 && { source: { name: 'A wire', url: 'https://example.org/' } }),
    ...(at % 6 === 5 && { translationOf: { uri: `urn:story:${at - 1}` } }),
    ...(at === 7 && { byline: ODD }),
    ...(at === 8 && EVERY_TEXT),
    ...(at !== 8 && {
      bodyHtml:
        at === 1 || at === 7 ? BODY : `<h2>Heading ${at}</h2><p>Words <b>and</b> more.</p><ul><li>One</li></ul>`,
    }),
  }
}

const EVERY_TEXT = {
  byline: 'By Ada',
  dateline: `TRIESTE ${ODD}`,
  slugline: 'harbour-storm',
  genre: 'Reportage',
  access: 'METERED',
  canonicalUrl: 'https://example.org/original',
  seoTitle: `Harbour ${ODD}`,
  seoDescription: ODD,
  socialTitle: 'Look at the harbour',
  socialDescription: ODD,
  sections: ['sport', 'europe'],
  embargoedUntil: new Date(Date.now() - DAY_MS).toISOString(),
  expiresAt: new Date(Date.now() + DAY_MS).toISOString(),
  source: { name: 'A wire', url: 'https://example.org/', itemUrl: 'https://example.org/8' },
  leadMedia: {
    kind: 'VIDEO',
    url: 'https://example.org/8.mp4',
    altText: 'A ferry',
    caption: ODD,
    credit: 'Photo: me',
    width: 1600,
    height: 900,
    durationSeconds: 60,
    isLive: true,
    renditions: [
      { url: 'https://example.org/8.mp4', width: 1600, height: 900, mimeType: 'video/mp4', name: 'large' },
      { url: 'https://example.org/8.webm?a=1&b=2', width: 640, name: ODD },
      { url: 'https://example.org/8' },
    ],
  },
  body: [
    { kind: 'PARAGRAPH', html: 'Words <b>and</b> more.' },
    { kind: 'QUOTE', text: 'We saw it coming.', attribution: { text: 'The mayor' } },
    { kind: 'EMBED', url: 'https://www.youtube.com/embed/abc' },
  ],
  original: {
    format: 'TEXT',
    body: ODD,
    baseUrl: 'https://example.org/',
    media: [{ kind: 'IMAGE', url: 'https://example.org/8.jpg' }],
  },
}

function cursorsOf({ edges: [first, ...others] }: Cursors): readonly [string, ...string[]] {
  if (!first) throw new Error('The list is empty.')
  return [first.cursor, ...others.map(({ cursor }) => cursor)]
}
