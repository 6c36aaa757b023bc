import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runImport } from '../../src/ingest/import/run.ts'
import { backends } from '../backends.ts'
import { type Newsroom, openNewsroom } from '../newsroom.ts'
import { openPublisher } from '../publisher.ts'
import { HOSTILE } from './hostile-story.ts'

/** Of each story, and for newsrooms. */
const stories = (more: string) => `{ latestNews(first: 10) { nodes {
  uri headline standfirst language publishedAt section { slug } authors { name } tags { name } bodyHtml ${more}
  leadMedia { kind url altText caption credit width height durationSeconds renditions { url width height mimeType name } }
} } }`
const FOR_NEWSROOMS = 'urgency genre slugline dateline byline expiresAt labels { slug }'

interface Story {
  readonly publishedAt: string
  readonly section: { readonly slug: string }
  readonly authors: readonly { readonly name: string }[]
  readonly tags: readonly { readonly name: string }[]
  readonly leadMedia: Media | null
}

interface Rendition {
  readonly url: string
  readonly width: number | null
}

interface Media {
  readonly kind: string
  readonly url: string
  readonly width: number | null
  readonly height: number | null
  readonly renditions: readonly Rendition[]
  readonly altText: string | null
  readonly caption: string | null
}

const knownSections = ['news', 'world', 'europe', 'sport'].map((slug) => ({ slug, name: slug, names: {} }))

const knownLabels = ['live', 'video'].map((slug) => ({ slug, name: slug, names: {} }))

/** The section is a category in the formats for readers, and so becomes a tag when the feed is imported. */
const tags = ({ section, tags }: Story) => [{ name: section.slug }, ...tags]
const withoutNames = (media: Media | null) =>
  media && { ...media, renditions: media.renditions.map((one) => ({ ...one, name: null })) }
/** Media RSS has only one description of a picture. */
const mediaRss = (media: Media | null) => media && { ...withoutNames(media), altText: media.caption ?? media.altText }
/** JSON Feed has no sizes; the first attachment stands for the others. */
const attached = (media: Media | null) =>
  media && {
    ...media,
    ...{ caption: null, credit: null, width: null, height: null },
    renditions: media.renditions
      .toSorted((one, other) => Number(other.url === media.url) - Number(one.url === media.url))
      .map((one) => ({ ...one, name: null, width: null, height: null })),
  }
/** The formats of agencies have no picture without a rendition. */
const inAgencies = (media: Media | null) => {
  if (!media || media.renditions.length > 0) return media
  const { kind, url, width, height } = media
  const mimeType = url.endsWith('.png') ? 'image/png' : kind === 'VIDEO' ? 'video/mp4' : 'image/jpeg'
  return { ...media, renditions: [{ url, width, height, mimeType, name: 'main' }] }
}

/** The fields of an article that a format can represent. */
const FORMATS: Readonly<Record<string, (story: Story) => object>> = {
  // RSS dates have a resolution of a second.
  rss: (story) => ({
    publishedAt: story.publishedAt.replace(/\.\d+Z$/, '.000Z'),
    leadMedia: mediaRss(story.leadMedia),
  }),
  // Every entry has an author: the publisher if there is no other.
  atom: (story) => ({
    leadMedia: mediaRss(story.leadMedia),
    ...(story.authors.length === 0 && { authors: [{ name: 'Tickertape' }] }),
  }),
  json: ({ leadMedia }) => ({ leadMedia: attached(leadMedia) }),
  // Sections are told from what a story is about.
  ninjs: ({ tags, leadMedia }) => ({ tags, leadMedia: inAgencies(leadMedia) }),
  newsml: ({ tags, leadMedia }) => ({ tags, leadMedia: withoutNames(inAgencies(leadMedia)) }),
}

describe.each(backends.slice(0, 1))('on $name', (backend) => {
  let newsroom: Newsroom
  const folder = mkdtempSync(join(tmpdir(), 'tickertape-feeds-'))
  beforeAll(async () => {
    newsroom = await openNewsroom(backend)
    await newsroom.publish({
      ...HOSTILE,
      headline: 'R&D: “ora” ]]> שלום 😀 5 < 6',
      standfirst: 'A & B ]]> مرحبا',
      // The importer removes mail addresses from names.
      authors: ['Ada "Quay"', 'Ben O’Pier & Figli'],
    })
    await newsroom.publish({
      section: 'sport',
      headline: 'A match with film',
      standfirst: 'One goal.',
      urgency: 2,
      genre: 'Report',
      labels: ['video', 'live'],
      slugline: 'match-film',
      dateline: 'LARDA',
      authors: ['Ada Conti'],
      byline: 'Ada Conti, at the pitch',
      tags: ['Football'],
      expiresAt: '2100-01-01T00:00:00.000Z',
      bodyHtml:
        '<h2>First half</h2><p>One <em>goal</em>, <a href="https://pitch.example/?a=1&amp;b=2">seen</a>.</p><ul><li>one</li><li>two</li></ul>',
      leadMedia: {
        kind: 'VIDEO',
        url: 'https://pitch.example/goal.mp4',
        altText: 'A goal',
        credit: 'Pitch TV',
        durationSeconds: 73,
      },
    })
    await newsroom.publish({
      section: 'world',
      headline: 'Senza firma',
      standfirst: 'Nessuno l’ha scritta.',
      language: 'it',
      leadMedia: { kind: 'IMAGE', url: 'https://quay.example/a.png', caption: 'The quay', altText: 'Boats' },
    })
    await newsroom.publish({
      section: 'world',
      headline: 'In all sizes',
      standfirst: 'Of another site.',
      leadMedia: {
        kind: 'IMAGE',
        ...{ url: 'https://quay.example/b-1400.jpg', width: 1400, height: 933 },
        ...{ caption: 'The quay', altText: 'Ferries' },
        renditions: [
          { url: 'https://quay.example/b.tif', width: 6000, height: 4000, mimeType: 'image/tiff', name: 'original' },
          { url: 'https://quay.example/b-1400.jpg', width: 1400, height: 933, mimeType: 'image/jpeg', name: 'view' },
          { url: 'https://quay.example/b-300.webp', width: 300, height: 200, mimeType: 'image/webp', name: 'small' },
          { url: 'https://quay.example/b-square.jpg', width: 600, height: 600, mimeType: 'image/jpeg', name: '1-1' },
        ],
      },
    })
  })
  afterAll(async () => {
    rmSync(folder, { recursive: true })
    await newsroom?.[Symbol.asyncDispose]()
  })

  test.each(Object.keys(FORMATS))('a newsroom that imports our %s has the same stories', async (format) => {
    const file = join(folder, `latest.${format}`)
    writeFileSync(file, await (await fetch(`${newsroom.url}/feeds/latest.${format}`)).bytes())
    await using publisher = await openPublisher(backend)
    const complaints: string[] = []
    const terminal = { isTTY: false, write: () => {} }
    const exitCode = await runImport({
      files: [file],
      section: null,
      language: null,
      knownSections,
      knownLabels,
      // Sequentially, because feeds are sorted by time.
      concurrency: 1,
      feed: null,
      dryRun: false,
      download: () => Promise.reject(new Error('there is no network')),
      async take({ feed, item }) {
        const [taken] = await publisher.newsroom.intake({ feed, items: [item] })
        return taken ?? { outcome: 'REFUSED', reason: 'There is no result.', articleId: null }
      },
      stdin: Readable.from([]),
      stdout: terminal,
      stderr: { isTTY: false, write: (text: string) => void complaints.push(text) },
    })
    expect([exitCode, complaints]).toEqual([0, []])
    const asked = stories(['ninjs', 'newsml'].includes(format) ? FOR_NEWSROOMS : '')
    const { latestNews: ours } = await newsroom.ask<{ latestNews: { nodes: Story[] } }>(asked)
    const { latestNews: theirs } = await publisher.ask<{ latestNews: { nodes: Story[] } }>(asked)
    expect(ours.nodes).toHaveLength(4)
    const carried = ours.nodes.map((story) => ({ ...story, tags: tags(story), ...FORMATS[format]?.(story) }))
    expect(new Set(theirs.nodes)).toEqual(new Set(carried))
  })
})
