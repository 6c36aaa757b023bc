import { expect, test } from 'vitest'
import { publishedAs } from '../sample.ts'
import { itemIn } from './parsed.ts'

const NAMESPACES =
  'xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:psc="http://podlove.org/simple-chapters" xmlns:content="http://purl.org/rss/1.0/modules/content/"'

const item = (fields: string) =>
  itemIn(
    `<rss version="2.0" ${NAMESPACES}><channel><title>Quay</title><link>https://quay.example/</link><item><title>Headline</title><guid>urn:q:1</guid>${fields}</item></channel></rss>`,
  )

test('an episode of a podcast has its sound, length, notes, keywords and chapters; its cover is a still', () => {
  const episode = item(`<enclosure url="https://m.example/7.mp3" length="9" type="audio/mpeg"/>
    <itunes:duration>00:31:40</itunes:duration><itunes:image href="https://m.example/7.jpg"/>
    <itunes:summary>Who pays for the new quay?</itunes:summary><itunes:keywords>quays, money</itunes:keywords>
    <psc:chapters version="1.2"><psc:chapter start="00:00:00.000" title="Hello"/>
    <psc:chapter start="00:04:05" title="Costs &amp; debts" href="/costs"/></psc:chapters>`)
  expect(episode).toMatchObject({ tags: ['quays', 'money'], labels: ['audio'] })
  const { lead, html } = publishedAs(episode)
  expect(lead).toMatchObject({ kind: 'IMAGE', url: 'https://m.example/7.jpg' })
  expect(episode.media).toMatchObject([
    { kind: 'IMAGE' },
    { kind: 'AUDIO', url: 'https://m.example/7.mp3', durationSeconds: 1900 },
  ])
  expect(html).toContain('<p>Who pays for the new quay?</p>')
  expect(html).toContain('<li><a href="https://quay.example/costs" rel="noopener">00:04:05 Costs &amp; debts</a></li>')
  expect(html).toContain('<audio src="https://m.example/7.mp3"')
})

test('a film has its length, and its thumbnail is a still', () => {
  const film = item(`<media:group><media:content url="https://m.example/v.mp4" type="video/mp4" duration="95"/>
    <media:thumbnail url="https://m.example/v.jpg"/><media:description type="plain">Waves on the quay.</media:description></media:group>`)
  expect(film.media).toMatchObject([
    { kind: 'IMAGE', url: 'https://m.example/v.jpg' },
    { kind: 'VIDEO', url: 'https://m.example/v.mp4', durationSeconds: 95 },
  ])
  expect(publishedAs(film).html).toContain('<p>Waves on the quay.</p>')
  expect(film.labels).toEqual([])
})

test('two pictures are two, whatever their widths: the first leads and the other is in the story', () => {
  const story =
    item(`<media:content url="https://m.example/a.jpg" medium="image" width="600"><media:description>First</media:description><media:credit>A</media:credit></media:content>
    <media:content url="https://m.example/b.jpg" medium="image" width="1200"><media:description>Second</media:description><media:credit>B</media:credit></media:content>
    <media:keywords>Ports, Ferries</media:keywords><description>Words.</description>`)
  const { lead, html } = publishedAs(story)
  expect(lead).toMatchObject({ url: 'https://m.example/a.jpg', caption: 'First', credit: 'A' })
  expect(html).toContain('https://m.example/b.jpg')
  expect(story.tags).toEqual(['Ports', 'Ferries'])
})

test.each([
  ['file names', ['https://m.example/a-300x200.jpg', 'https://m.example/a-1200x800.jpg', 'https://m.example/b.jpg'], 2],
  ['queries', ['https://m.example/a.jpg?w=300', 'https://m.example/a.jpg?w=1200', 'https://m.example/b.jpg?w=300'], 2],
  [
    'ids',
    ['https://m.example/image?id=1&w=300', 'https://m.example/image?id=1&w=1200', 'https://m.example/image?id=2&w=300'],
    2,
  ],
])('sizes of one picture are told from other pictures by %s', (_by, urls, pictures) => {
  const contents = urls.map(
    (url) =>
      `<media:content url="${url.replaceAll('&', '&amp;')}" medium="image" width="${/w=1200|-1200/.test(url) ? 1200 : 300}"/>`,
  )
  const { media } = item(contents.join(''))
  expect(media).toHaveLength(pictures)
  expect(media[0]?.width).toBe(1200)
})

test('the portrait of an author that a blog sends along is no picture of the story', () => {
  const blog = item(
    '<media:content url="https://1.gravatar.com/avatar/ab?s=96" medium="image"><media:title>Ada</media:title></media:content>',
  )
  expect(blog.media).toEqual([])
})

test('every block is a word or a paragraph of its own, and its links and strokes are kept', () => {
  const story =
    item(`<content:encoded><![CDATA[<section>Port</section><article>Quay</article><address>Via Roma 1</address>
    <dl><dt>Ship</dt><dd>Argo</dd></dl><ul><li><a href="/list">List</a></li></ul><p>It is <del>nine</del> <ins>ten</ins>.</p>
    <p><a href="mailto:desk@quay.example">Desk</a></p>]]></content:encoded>`)
  const { html } = publishedAs(story)
  expect(
    html
      .replace(/<[^>]+>/g, '|')
      .split('|')
      .map((text) => text.trim())
      .filter((text) => text !== ''),
  ).toEqual([...['Port', 'Quay', 'Via Roma 1', 'Ship', 'Argo', 'List', 'It is', 'nine', 'ten.', 'Desk']])
  expect(html).toContain('<s>nine</s>')
  expect(html).toContain('href="https://quay.example/list"')
  expect(html).toContain('href="mailto:desk@quay.example"')
})

test('a figure before the words leads with its caption', () => {
  const story = item(
    `<content:encoded><![CDATA[<figure class="wp-block-image"><img src="https://m.example/q.jpg" alt="A quay"/><figcaption>The quay. Photo: L. Ferri</figcaption></figure><p>Words.</p>]]></content:encoded>`,
  )
  expect(publishedAs(story)).toMatchObject({
    lead: { altText: 'A quay', caption: 'The quay. Photo: L. Ferri' },
    html: '<p>Words.</p>',
  })
})

const sizes = (media: readonly { readonly renditions?: readonly { readonly url: string }[] | null | undefined }[]) =>
  media.map(({ renditions }) => renditions?.map(({ url }) => url))

test('versions of a picture become one in all of them: in a group, side by side, and as its thumbnail', () => {
  const at = (name: string) => `https://m.example/${name}.jpg`
  const content = (name: string, width: number, within = '') =>
    `<media:content url="${at(name)}" type="image/jpeg" width="${width}">${within}</media:content>`
  const group = item(`<media:group>${content('s', 300)}${content('l', 1200)}${content('xl', 6000)}
    <media:thumbnail url="${at('t')}" width="90"/></media:group>`)
  expect(group.media).toMatchObject([{ url: at('l'), width: 1200 }])
  expect(sizes(group.media)).toEqual([[at('s'), at('l'), at('xl'), at('t')]])
  expect(group.media[0]?.renditions?.at(-1)).toMatchObject({ name: 'thumbnail', width: 90 })
  const beside = item(content('p-300x200', 300) + content('p-1200x800', 1200))
  expect(beside.media).toMatchObject([{ url: at('p-1200x800'), width: 1200 }])
  expect(sizes(beside.media)).toEqual([[at('p-300x200'), at('p-1200x800')]])
  const alone = item(content('p', 1200, `<media:thumbnail url="${at('t')}" width="90"/>`))
  expect(sizes(alone.media)).toEqual([[at('p'), at('t')]])
  expect(sizes(item(content('p', 1200)).media)).toEqual([undefined])
})

test('what one version of a picture says is said of all', () => {
  const { media } =
    item(`<media:content url="https://m.example/p-300x200.jpg" medium="image" width="300"><media:description>The quay</media:description>
    <media:credit>Ada</media:credit></media:content><media:content url="https://m.example/p-1200x800.jpg" medium="image" width="1200"/>`)
  expect(media).toMatchObject([{ url: 'https://m.example/p-1200x800.jpg', caption: 'The quay', credit: 'Ada' }])
})
