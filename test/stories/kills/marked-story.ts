import { photo } from '../../media/picture-files.ts'
import { uploadFile } from '../../media/uploading.ts'
import { CORRECT, POST, WITHHOLD } from '../../newsroom/article-changes.ts'
import type { Newsroom } from '../../newsroom.ts'
import { asOf } from '../../ticker.ts'

/** Every text of the story has it, and nothing else has. */
export const MARK = /quorvex/i
export const STORY_URI = 'urn:killed'
export const SLUG = 'quorvex-found'
export const KILL =
  'mutation ($id: ID!) { cancelArticle(input: { article: { id: $id }, reason: "It was invented." }) { cursor } }'
export const PUBLISH_ONCE = `mutation ($input: PublishArticleInput!) {
  publishArticle(input: $input) { article { headline bodyText slug } } }`
export const REPLAY = `subscription ($after: LogCursor) { latestNews(after: $after) {
  kind note article { headline standfirst byline slug bodyText bodyHtml leadMedia { caption } corrections { text } } } }`

const DRAFT = 'mutation ($article: PublishArticleInput!) { saveDraft(input: { article: $article }) { article { id } } }'
const RESTORE = `mutation ($uri: String!) {
  restoreVersion(input: { article: { uri: $uri }, version: 1, note: "Quorvex restored" }) { article { id } } }`
const UPDATE_MEDIA = 'mutation ($input: UpdateMediaInput!) { updateMedia(input: $input) { media { id } } }'
const LINK = 'mutation ($id: ID!) { createPreviewLink(input: { article: { id: $id } }) { url token } }'
const CURATE = `mutation ($id: ID!) { setCuration(input: { slug: "ticker", articles: [{ id: $id }] }) { curation { id } } }`

const said = (url: string) => ({ url, altText: 'Quorvex alt', caption: 'Quorvex caption', credit: 'Photo: Quorvex' })
const image = (url: string) => ({ kind: 'IMAGE', media: { kind: 'IMAGE', ...said(url) } })
const foreign = (url: string) => ({
  kind: 'IMAGE',
  ...said(url),
  renditions: [300, 900].map((width) => ({ url: `https://example.com/quorvex-${width}.jpg`, width, name: 'quorvex' })),
})

/** A story with the mark in every field and every kind of block. */
export const storyWith = (lead: string, inBody: string) => ({
  uri: STORY_URI,
  slug: SLUG,
  headline: 'Quorvex found',
  standfirst: 'A quorvex at last.',
  byline: 'By Quorvex',
  dateline: 'QUORVEX',
  slugline: 'quorvex-slugline',
  genre: 'Quorvex genre',
  canonicalUrl: 'https://example.com/quorvex',
  seoTitle: 'Quorvex sought',
  seoDescription: 'Quorvex described',
  socialTitle: 'Quorvex shared',
  socialDescription: 'Quorvex liked',
  language: 'en',
  section: 'news',
  note: 'Quorvex note',
  leadMedia: { kind: 'IMAGE', ...said(lead) },
  related: [{ uri: 'urn:quorvex:related' }],
  source: { name: 'A wire', itemUrl: 'https://example.com/quorvex/item' },
  bodyHtml: null,
  original: { format: 'TEXT', body: 'Quorvex original.', media: [foreign('https://example.com/quorvex-300.jpg')] },
  body: [
    { kind: 'PARAGRAPH', html: 'The <b>quorvex</b> <a href="https://example.com/quorvex">sleeps</a>.' },
    { kind: 'HEADING', text: 'Quorvex heading' },
    { kind: 'QUOTE', text: 'Quorvex!', attribution: { text: 'Dr Quorvex' } },
    { kind: 'LIST', items: [{ text: 'Quorvex item' }] },
    image(inBody),
    {
      kind: 'GALLERY',
      pictures: [{ kind: 'IMAGE', media: foreign('https://example.com/quorvex-900.jpg') }],
      caption: { text: 'Quorvexes' },
    },
    { kind: 'TABLE', rows: [{ cells: [{ text: 'Quorvex cell' }] }] },
    { kind: 'CODE', text: 'quorvex()' },
    { kind: 'EMBED', url: 'https://example.com/quorvex/embed', text: 'Quorvex post', author: 'Quorvex' },
    { kind: 'ASIDE', heading: { text: 'Quorvex facts' }, blocks: [{ kind: 'PARAGRAPH', text: 'Quorvex fact' }] },
    { kind: 'UNKNOWN', name: 'x-quorvex', text: 'Quorvex unknown' },
  ],
})

export interface Told {
  readonly id: string
  /** The cursor before its first event. */
  readonly before: string
  readonly databaseId: string
  readonly preview: { readonly url: string; readonly token: string }
  readonly mediaTags: readonly string[]
  /** How many events readers have of it. */
  readonly events: number
  /** Publishes its first version again, under the same idempotency key. */
  publishAgain(): Promise<string>
}

/** The whole life of the story: it is published, corrected, withheld, published again, and has a draft and a schedule. */
export async function tellAll(newsroom: Newsroom): Promise<Told> {
  const before = await asOf(newsroom.url)
  const uploads = [await uploadFile(newsroom, await photo(300, 200)), await uploadFile(newsroom, await photo(310, 200))]
  for (const { id } of uploads) {
    const { url: _, ...texts } = said('')
    const input = { id, ...texts, copyrightHolder: 'Quorvex', usageTerms: 'Quorvex terms' }
    await newsroom.post(UPDATE_MEDIA, { input }, await newsroom.token('media:write'))
  }
  const [lead, inBody] = uploads.map(({ url }) => url)
  const story = storyWith(lead ?? '', inBody ?? '')
  const once = { ...story, idempotencyKey: 'once' }
  await newsroom.ask(PUBLISH_ONCE, { input: once })
  const { article } = await newsroom.ask<{ article: { id: string } }>('{ article(ref: { uri: "urn:killed" }) { id } }')
  const { id } = article
  await newsroom.ask(CORRECT, { input: { article: { id }, text: 'Quorvex correction', headline: 'Quorvex corrected' } })
  const post = { key: 'quorvex', headline: 'Quorvex post', html: 'Quorvex arrives.', keyEvent: true }
  await newsroom.ask(POST, { input: { article: { id }, ...post } })
  await newsroom.ask(WITHHOLD, { input: { article: { id }, reason: 'Quorvex reason' } })
  await newsroom.publish(story)
  const foreignLead = { leadMedia: foreign('https://example.com/quorvex-900.jpg') }
  await newsroom.publish({ ...story, ...foreignLead, headline: 'Quorvex later', publishAt: '2099-01-01T00:00:00Z' })
  await newsroom.ask(RESTORE, { uri: STORY_URI })
  await newsroom.ask(DRAFT, { article: { ...story, headline: 'Quorvex drafted' } })
  await newsroom.ask(CURATE, { id })
  const { createPreviewLink: preview } = await newsroom.ask<{ createPreviewLink: Told['preview'] }>(LINK, { id })
  return {
    id,
    before,
    databaseId: atob(id).replace('Article:', ''),
    preview,
    mediaTags: uploads.map((upload) => `media:${atob(upload.id).replace('MediaItem:', '')}`),
    events: 4,
    publishAgain: async () => JSON.stringify(await newsroom.ask(PUBLISH_ONCE, { input: once })),
  }
}
