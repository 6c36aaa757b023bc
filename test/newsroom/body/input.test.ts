import { expect, test } from 'vitest'
import type { BlockSubmission } from '../../../schema/body/body-submission.ts'
import { validateSubmission } from '../../../src/newsroom/validation/submission.ts'

const article = { headline: 'Story', language: 'en', section: 'news' }

function issuesOf(...body: BlockSubmission[]): [string, string][] {
  try {
    validateSubmission({ ...article, body }, [])
    return []
  } catch (error) {
    const { issues } = Object(error).extensions as { issues: { path: (string | number)[]; message: string }[] }
    return issues.map(({ path, message }) => [path.slice(2).join('.'), message])
  }
}

const LINK = { text: 'x', link: { href: 'javascript:alert(1)' } }
const PICTURE = { kind: 'IMAGE', url: 'https://example.org/a.jpg' } as const
const deep = (depth: number): BlockSubmission =>
  depth === 0 ? { kind: 'PARAGRAPH', text: 'x' } : { kind: 'ASIDE', blocks: [deep(depth - 1)] }

test.each<[string, BlockSubmission, string, string]>([
  ['a text without any form', { kind: 'PARAGRAPH' }, 'text', 'text, html or spans is needed for PARAGRAPH'],
  ['a field of another kind', { kind: 'PARAGRAPH', text: 'x', level: 2 }, 'level', 'is no field of PARAGRAPH'],
  ['a list without items', { kind: 'LIST' }, 'items', 'is needed for LIST'],
  ['forms that differ', { kind: 'PARAGRAPH', html: '<b>a</b>', spans: [{ text: 'a' }] }, 'html', 'other forms'],
  ['a plain text that differs', { kind: 'PARAGRAPH', html: 'a', text: 'b' }, 'text', 'other forms'],
  ['a link that could be executed', { kind: 'PARAGRAPH', spans: [LINK] }, 'spans.0.link.href', 'mailto or tel'],
  ['a level that is none', { kind: 'HEADING', text: 'x', level: 1 }, 'level', 'from 2 to 6'],
  ['an item that skips a depth', { kind: 'LIST', items: [{ text: 'a', depth: 2 }] }, 'items.0.depth', 'at most 1'],
  ['a blank item', { kind: 'LIST', items: [{ text: ' ' }] }, 'items.0.text', 'must not be blank'],
  ['lists that are too deep', { kind: 'LIST', items: [{ text: 'a', depth: 11 }] }, 'items.0.depth', 'from 1 to 10'],
  [
    'HTML of a list that its items do not say',
    { kind: 'LIST', items: [{ text: 'a' }], html: '<ul><li>b</li></ul>' },
    'html',
    'made of the other fields',
  ],
  [
    'text of a table that its rows do not say',
    { kind: 'TABLE', rows: [{ cells: [{ text: 'a' }] }], text: 'b' },
    'text',
    'made of the other fields',
  ],
  [
    'a head below the body',
    { kind: 'TABLE', rows: [{ cells: [{ text: 'a' }] }, { head: true, cells: [] }] },
    'rows.1.head',
    'must come first',
  ],
  ['a video as an image', { kind: 'IMAGE', media: { ...PICTURE, kind: 'VIDEO' } }, 'media.kind', 'must be IMAGE'],
  [
    'captions that differ',
    { kind: 'IMAGE', media: { ...PICTURE, caption: 'a', richCaption: { text: 'b' } } },
    'media.caption',
    'richCaption',
  ],
  ['a gallery of texts', { kind: 'GALLERY', pictures: [{ kind: 'PARAGRAPH', text: 'x' }] }, 'pictures', 'kind IMAGE'],
  ['an aside in an aside', deep(2), 'blocks.0.blocks', 'nested too deeply'],
  [
    'an address that is too long',
    { kind: 'EMBED', url: `https://example.org/${'x'.repeat(4_000)}` },
    'url',
    'at most 4000 characters',
  ],
  [
    'a cell across too many columns',
    { kind: 'TABLE', rows: [{ cells: [{ colspan: 1_001 }] }] },
    'rows.0.cells.0.colspan',
    '1000',
  ],
  ['an embed at no address', { kind: 'EMBED', url: 'javascript:alert(1)' }, 'url', 'not an absolute http or https URL'],
])('%s is refused at its place, with what to do', (_name, block, path, message) => {
  expect(issuesOf(block)).toContainEqual([path, expect.stringContaining(message)])
})

test('what stands in a paragraph and is no text becomes a block after it', () => {
  const html = 'Look: <img src="https://example.org/a.jpg">'
  const { body } = validateSubmission({ ...article, body: [{ kind: 'PARAGRAPH', html }] }, [])
  expect(body.map(({ kind }) => kind)).toEqual(['PARAGRAPH', 'IMAGE'])
})
