import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withoutShortcodes } from '../../../src/ingest/formats/wordpress/shortcodes.ts'
import { publishedAs } from '../sample.ts'
import { itemIn, itemsIn, parsedIn } from './parsed.ts'

const wxr = (items: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Lock Weekly</title><link>https://lock.example</link><language>en-GB</language><wp:base_site_url>https://lock.example</wp:base_site_url><wp:author><wp:author_login>nvilla</wp:author_login><wp:author_display_name><![CDATA[Nora Villa]]></wp:author_display_name></wp:author>${items}</channel></rss>`

interface Post {
  readonly status?: string
  readonly type?: string
  readonly content?: string
  readonly fields?: string
}

const post = ({ status = 'publish', type = 'post', content = '<p>Words.</p>', fields = '' }: Post) =>
  `<item><title>Gates open</title><link>https://lock.example/gates/</link><guid isPermaLink="false">https://lock.example/?p=1</guid><dc:creator>nvilla</dc:creator><content:encoded><![CDATA[${content}]]></content:encoded><wp:post_id>1</wp:post_id><wp:post_date_gmt>2026-05-02 08:00:00</wp:post_date_gmt><wp:post_modified_gmt>2026-05-03 08:00:00</wp:post_modified_gmt><wp:status>${status}</wp:status><wp:post_type>${type}</wp:post_type>${fields}</item>`

const attachment = (id: number, fields = '') =>
  `<item><title>pic</title><wp:post_id>${id}</wp:post_id><wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type><wp:attachment_url>https://lock.example/${id}.jpg</wp:attachment_url>${fields}</item>`

test('a published post has its author by name, excerpt, section, tags and times', () => {
  const story = itemIn(
    wxr(
      post({
        fields: `<excerpt:encoded><![CDATA[In short.]]></excerpt:encoded><category domain="category" nicename="w"><![CDATA[World &amp; Sea]]></category><category domain="post_tag" nicename="l"><![CDATA[Locks]]></category>`,
      }),
    ),
  )
  expect(story).toMatchObject({
    uri: 'https://lock.example/?p=1',
    itemUrl: 'https://lock.example/gates/',
    authors: ['Nora Villa'],
    standfirst: 'In short.',
    categories: ['World & Sea'],
    tags: ['Locks', 'World & Sea'],
    publishedAt: new Date('2026-05-02T08:00:00Z'),
    updatedAt: new Date('2026-05-03T08:00:00Z'),
    language: 'en-GB',
    sourceName: 'Lock Weekly',
    held: null,
  })
})

test.each([
  ['draft', 'It is a draft.'],
  ['pending', 'It waits for a review.'],
  ['private', 'It is private.'],
  ['archived', 'Its status "archived" is not known.'],
])('a post that is %s is held', (status, held) => {
  expect(itemIn(wxr(post({ status })))).toMatchObject({ held, pubStatus: 'usable' })
})

test('a scheduled post waits for its time', () => {
  expect(itemIn(wxr(post({ status: 'future' })))).toMatchObject({
    embargoedUntil: new Date('2026-05-02T08:00:00Z'),
    held: null,
  })
  const timeless = post({ status: 'future' }).replace('2026-05-02 08:00:00', '0000-00-00 00:00:00')
  expect(itemIn(wxr(timeless))).toMatchObject({ embargoedUntil: null, held: 'It is scheduled, without a time.' })
})

test('a post in the bin is withheld, and one with a password is held', () => {
  expect(itemIn(wxr(post({ status: 'trash' }))).pubStatus).toBe('withheld')
  const secret = post({ fields: '<wp:post_password>sesame</wp:post_password>' })
  expect(itemIn(wxr(secret)).held).toBe('It is protected by a password.')
})

test('attachments, menus, pages and revisions are no stories, and a type of a plugin is held', () => {
  const others = ['nav_menu_item', 'page', 'revision', 'wp_template'].map((type) => post({ type }))
  expect(parsedIn(wxr(attachment(3) + others.join('')))).toEqual([])
  expect(itemIn(wxr(post({ type: 'recipe' }))).held).toBe('Its type "recipe" is not known.')
})

test('the featured picture leads, with its alternative text and caption', () => {
  const alt =
    '<wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>A gate</wp:meta_value></wp:postmeta>'
  const thumbnail =
    '<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>7</wp:meta_value></wp:postmeta>'
  const picture = attachment(7, `<excerpt:encoded>The gate. Photo: Ada</excerpt:encoded>${alt}`)
  const [story] = itemsIn(wxr(post({ fields: thumbnail }) + picture))
  expect(story?.media).toEqual([
    { kind: 'IMAGE', url: 'https://lock.example/7.jpg', altText: 'A gate', caption: 'The gate. Photo: Ada' },
  ])
})

test('shortcodes become figures, galleries and films, and none is left in the text', () => {
  const content = `Before.

[caption id="a" align="left" width="600"]<a href="/q.jpg"><img src="https://lock.example/q.jpg" alt="q" /></a> The quay. Photo: <em>L. Tan</em>[/caption]

[gallery ids="4,5"] [gallery ids="99"]
[embed]https://www.youtube.com/watch?v=abcdefghijk[/embed]
[video mp4="https://lock.example/v.mp4"][/video]
[contact-form-7 id="12"] He said "no [sic]".`
  const { html } = publishedAs(itemIn(wxr(post({ content }) + attachment(4) + attachment(5))))
  expect(html).toContain('The quay. Photo: <em>L. Tan</em>')
  expect(html).toContain('https://lock.example/4.jpg')
  expect(html).toContain('https://lock.example/5.jpg')
  expect(html).toContain('abcdefghijk')
  expect(html).toContain('<video src="https://lock.example/v.mp4"')
  expect(html).toContain('[sic]')
  expect(html).not.toMatch(/\[(?:caption|gallery|embed|video|contact|\/)/)
})

test('a text of the classic editor has paragraphs and line breaks, and code keeps its lines', () => {
  const content = 'One\nline.\n\nTwo.\n\n<pre>a\n\nb</pre>\n\n<ul>\n<li>c</li>\n\n<li>d</li>\n</ul>'
  const { html } = publishedAs(itemIn(wxr(post({ content }))))
  expect(html).toBe('<p>One<br>line.</p>\n<p>Two.</p>\n<pre><code>a\n\nb</code></pre>\n<ul><li>c</li><li>d</li></ul>')
})

test('shortcodes that are never closed, or nested without end, take no time', () => {
  const texts = [
    '[caption id="a"]'.repeat(50_000),
    '[caption '.repeat(50_000),
    '[a b="'.repeat(50_000),
    '<pre'.repeat(100_000),
  ]
  for (const text of texts)
    expect(withoutShortcodes(text, ({ inner }) => inner).length).toBeLessThanOrEqual(text.length)
  fc.assert(
    fc.property(fc.stringMatching(/^[[\]/a-c ="x]{0,60}$/), (text) => {
      expect(withoutShortcodes(text, ({ inner }) => inner)).toEqual(expect.any(String))
    }),
  )
})
