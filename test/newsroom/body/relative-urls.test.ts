import { expect, test } from 'vitest'
import { bodyHtml } from '../../../schema/body/block-html.ts'
import { validateSubmission } from '../../../src/newsroom/validation/submission.ts'

const STORY = { headline: 'Story', language: 'en', section: 'news' }
const RELATIVE = '<p>See <a href="/report">it</a></p><img src="../a.jpg" alt="A">'
const UPLOAD = `/media/${'a0'.repeat(32)}`
const PAGE = 'https://page.example/news/story'

test.each<[string, object]>([
  ['source.itemUrl', { source: { name: 'A', itemUrl: PAGE }, canonicalUrl: 'https://other.example/' }],
  ['canonicalUrl', { canonicalUrl: PAGE }],
])('relative URLs of bodyHtml and of an original belong to the page at %s', (_name, given) => {
  const expected = ['https://page.example/report', 'https://page.example/a.jpg']
  for (const sent of [{ bodyHtml: RELATIVE }, { original: { format: 'HTML', body: RELATIVE } as const }]) {
    const { body, original } = validateSubmission({ ...STORY, ...given, ...sent }, [])
    for (const url of expected) expect(bodyHtml(body)).toContain(`"${url}"`)
    expect(original).toMatchObject({ baseUrl: PAGE })
  }
})

test('bodyHtml with a relative URL is refused if its page is not known, but not for places in the page or uploads', () => {
  const send = (html: string) => validateSubmission({ ...STORY, bodyHtml: html }, []).body
  for (const html of [RELATIVE, '<img src="a.jpg">', '<iframe src="/v"></iframe>', '<img srcset="/a.jpg 2x">']) {
    expect(() => send(html), html).toThrow(/bodyHtml: has the relative URL \/\S+: make it absolute, or give/)
  }
  expect(send('<p><a href="#note">1</a> <a href="//a.example/b">b</a></p>')).toMatchObject([
    { html: '1 <a href="https://a.example/b" rel="noopener">b</a>' },
  ])
  expect(send(`<img src="${UPLOAD}" alt="A">`)).toMatchObject([{ kind: 'IMAGE', media: { url: UPLOAD } }])
})

test('an original with relative URLs is not refused: an import loses no story', () => {
  const original = { format: 'HTML', body: RELATIVE } as const
  expect(validateSubmission({ ...STORY, original }, []).body).toMatchObject([{ html: 'See it' }])
})
