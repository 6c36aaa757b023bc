import { parseAtomFeed, parseRssFeed } from 'feedsmith'
import { describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { photo } from '../media/picture-files.ts'
import { uploadFile } from '../media/uploading.ts'
import { type Newsroom, openNewsroom } from '../newsroom.ts'
import { jsonFeedProblems, ninjsItems, validateNewsmlG2, validateXml } from './validators.ts'

describe.each(backends.slice(0, 1))('on $name', (backend) => {
  test('feeds offer an uploaded picture in its sizes, each of which is served', async () => {
    await using newsroom = await openNewsroom(backend)
    const { url } = await uploadFile(newsroom, await photo(800, 400))
    const leadMedia = { kind: 'IMAGE', url, altText: 'A ferry', caption: 'The ferry', credit: 'Photo: us' }
    const { rss, atom, json, items, text } = await feedsWith(newsroom, leadMedia)
    const sizes = [800, 640, 480, 320, 160].map((width) => ({
      url: `${url}/${width}x${width / 2}.jpg`,
      medium: 'image',
      type: 'image/jpeg',
      width,
      height: width / 2,
    }))
    for (const media of [parseRssFeed(rss).items?.[0]?.media, parseAtomFeed(atom).entries?.[0]?.media]) {
      expect(media?.contents).toBeUndefined()
      expect(media?.groups).toMatchObject([{ contents: sizes, title: { value: 'A ferry' } }])
      expect(media?.groups?.[0]?.credits).toEqual([{ value: 'Photo: us' }])
    }
    const renditions = sizes.map(({ url: href, width, height }) => ({ href, contentType: 'image/jpeg', width, height }))
    expect(items[0]).toMatchObject({ associations: [{ name: 'main', renditions: renditions.toReversed() }] })
    for (const size of sizes) expect((await fetch(size.url)).headers.get('content-type')).toBe('image/jpeg')
    const newsml = await text('newsml')
    validateNewsmlG2(newsml)
    const remote = [
      ...newsml.matchAll(/<remoteContent href="([^"]*)" contenttype="([^"]*)" width="(\d+)" height="(\d+)"\/>/g),
    ]
    expect(
      remote.map(([, href, contentType, width, height]) => ({
        href,
        contentType,
        width: Number(width),
        height: Number(height),
      })),
    ).toEqual(renditions.toReversed())
    expect(JSON.parse(json).items[0]).toMatchObject({ image: `${url}/800x400.jpg` })
  })

  test('feeds offer a picture of another site in the versions that its source gives, with their types', async () => {
    await using newsroom = await openNewsroom(backend)
    const at = (name: string) => `https://m.example/${name}`
    const renditions = [
      { url: at('o.tif'), width: 6000, height: 4000, mimeType: 'image/tiff', name: 'original' },
      { url: at('v.jpg'), width: 1400, height: 933, mimeType: 'image/jpeg', name: 'viewImage' },
      { url: at('t'), name: 'thumbnail' },
    ]
    const leadMedia = { kind: 'IMAGE', url: at('v.jpg'), width: 1400, height: 933, altText: 'A ferry', renditions }
    const { rss, atom, json, items, cursor } = await feedsWith(newsroom, leadMedia)
    for (const media of [parseRssFeed(rss).items?.[0]?.media, parseAtomFeed(atom).entries?.[0]?.media]) {
      expect(media?.groups?.[0]?.contents).toEqual([
        { url: at('o.tif'), medium: 'image', type: 'image/tiff', width: 6000, height: 4000 },
        { url: at('v.jpg'), medium: 'image', type: 'image/jpeg', width: 1400, height: 933 },
        { url: at('t'), medium: 'image', type: 'image/jpeg' },
      ])
    }
    expect(items[0]).toMatchObject({
      associations: [
        {
          uri: at('v.jpg'),
          renditions: [
            { name: 'thumbnail', href: at('t'), contentType: 'image/jpeg' },
            { name: 'viewImage', href: at('v.jpg'), contentType: 'image/jpeg', width: 1400, height: 933 },
            { name: 'original', href: at('o.tif'), contentType: 'image/tiff', width: 6000, height: 4000 },
          ],
        },
      ],
    })
    const types = ['image/jpeg', 'image/jpeg', 'image/tiff']
    expect(JSON.parse(json).items[0]).toMatchObject({
      image: at('v.jpg'),
      attachments: ['v.jpg', 't', 'o.tif'].map((name, place) => ({
        url: at(name),
        mime_type: types[place],
        title: 'A ferry',
      })),
    })
    const page = await (await fetch(`${newsroom.url}/en`, { headers: { 'x-news-cursor': cursor } })).text()
    expect(page).toContain(`<img src="${at('v.jpg')}"`)
    expect(page).not.toContain('o.tif')
  })
})

/** Publishes a story with this picture, and checks the feeds. `items`: those of ninjs; `text` reads another format. */
async function feedsWith(newsroom: Newsroom, leadMedia: object) {
  const { cursor } = await newsroom.publish({ headline: 'Ferry', leadMedia })
  const text = async (form: string) =>
    (await fetch(`${newsroom.url}/feeds/latest.${form}`, { headers: { 'x-news-cursor': cursor } })).text()
  const [rss, atom, json, ninjs] = [await text('rss'), await text('atom'), await text('json'), await text('ninjs')]
  validateXml(rss, 'rss')
  validateXml(atom, 'atom')
  expect(jsonFeedProblems(json)).toEqual([])
  const { items, problems } = ninjsItems(ninjs)
  expect(problems).toEqual([])
  return { rss, atom, json, items, text, cursor }
}
