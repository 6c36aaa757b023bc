import { expect, test } from 'vitest'
import type { Media } from '../../db/tables/body/block.ts'
import { bodyHtml } from '../../schema/body/block-html.ts'
import { convert } from '../../src/html/convert.ts'
import { mediaOf } from '../../src/html/elements/media.ts'

const PICTURE = '<img src="https://a.example/b.jpg" alt="B">'
const published = (body: string, ...media: Media[]) => {
  const made = convert({ format: 'HTML', body, baseUrl: 'https://a.example/', media }, 'https://a.example/story')
  return { lead: made.leadMedia, html: bodyHtml(made.body) }
}

test('a figure before all words is the lead, with its caption, and is not repeated', () => {
  const { lead, html } = published(`<figure>${PICTURE}<figcaption>The <b>quay</b></figcaption></figure><p>Words.</p>`)
  expect(lead).toMatchObject({
    url: 'https://a.example/b.jpg',
    altText: 'B',
    caption: 'The quay',
    richCaption: { html: 'The <strong>quay</strong>' },
  })
  expect(html).toBe('<p>Words.</p>')
})

test('a figure that repeats the picture beside the body, in another size, gives it what it lacks', () => {
  const beside = mediaOf('IMAGE', { url: 'https://a.example/b-300x200.jpg', credit: 'Photo: Ada' })
  const { lead, html } = published(`<figure>${PICTURE}<figcaption>The quay</figcaption></figure><p>Words.</p>`, beside)
  expect(lead).toMatchObject({ url: beside.url, altText: 'B', caption: 'The quay', credit: 'Photo: Ada' })
  expect(html).toBe('<p>Words.</p>')
})

test('a picture among the words leads too, and stays among them', () => {
  const { lead, html } = published(`<p>Look:</p>${PICTURE}`)
  expect(lead).toMatchObject({ url: 'https://a.example/b.jpg', altText: 'B' })
  expect(html).toContain('b.jpg')
})

test('a first picture that leads elsewhere stays in the body with its link', () => {
  const { html } = published(`<a href="https://other.example/">${PICTURE}</a><p>Words.</p>`)
  expect(html).toContain('<a href="https://other.example/" rel="noopener"><img')
  expect(published(`<a href="https://a.example/b-full.jpg">${PICTURE}</a><p>Words.</p>`).html).toBe('<p>Words.</p>')
})

test('what came beside the body and is not in it follows it', () => {
  const beside = ['a', 'b', 'c', 'd'].map((name) => mediaOf('IMAGE', { url: `https://m.example/${name}.jpg` }))
  const film = mediaOf('VIDEO', { url: 'https://m.example/e.mp4' })
  const { lead, html } = published('<p>Words.</p><img src="https://m.example/b.jpg">', ...beside, film)
  expect(lead?.url).toBe('https://m.example/a.jpg')
  const places = ['Words', 'b.jpg', 'e.mp4', 'c.jpg', 'd.jpg'].map((name) => html.indexOf(name))
  expect(places).toEqual(places.toSorted((one, other) => one - other))
  expect(html.match(/b\.jpg/g)).toHaveLength(1)
  expect(html).not.toContain('a.jpg')
})

test('a picture of one pixel only counts readers and leads no story', () => {
  expect(published('<img src="https://a.example/count.gif" width="1" height="1"><p>Words.</p>').lead).toBeNull()
})
