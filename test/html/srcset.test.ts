import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Media } from '../../db/tables/body/block.ts'
import { bodyHtml } from '../../schema/body/block-html.ts'
import { htmlBlocks } from '../../src/html/blocks.ts'

const at = (name: string) => `https://m.example/${name}.jpg`

function pictureIn(html: string): Media {
  const [block] = htmlBlocks(html)
  if (block?.kind !== 'IMAGE') throw new Error(`there is no picture in ${html}`)
  return block.media
}

function versionsIn(html: string): string[] {
  const { url, renditions } = pictureIn(html)
  return [
    url,
    ...(renditions ?? []).map((one) => `${one.url} ${one.width ?? one.name} ${one.mimeType ?? ''}`.trimEnd()),
  ]
}

const rendition = (name: string, size: number | string, mimeType = '') => `${at(name)} ${size} ${mimeType}`.trimEnd()

test.each([
  ['a picture alone has no versions', `<img src="${at('a')}" width="300">`, [at('a')]],
  [
    'all widths are kept, and the widest that a page should load stands for the picture',
    `<img src="${at('m')}" srcset="${at('s')} 300w, ${at('m')} 900w, ${at('l')} 2400w, ${at('xl')} 6000w">`,
    [at('l'), rendition('s', 300), rendition('m', 900), rendition('l', 2400), rendition('xl', 6000)],
  ],
  [
    'densities are widths where it is said how wide the picture is shown',
    `<img src="${at('a')}" srcset="${at('b')} 2x" width="300">`,
    [at('b'), rendition('b', 600), rendition('a', 300)],
  ],
  [
    'densities stay where it is not',
    `<img src="${at('a')}" srcset="${at('b')} 1.5x">`,
    [at('b'), rendition('b', '1.5x'), rendition('a', '1x')],
  ],
  [
    'versions of a type are kept with it, after those for every program',
    `<picture><source type="image/avif" srcset="${at('v')} 800w"><source type="image/webp" srcset="${at('w')} 800w"><img src="${at('a')}" width="800"></picture>`,
    [at('a'), rendition('a', 800), rendition('v', 800, 'image/avif'), rendition('w', 800, 'image/webp')],
  ],
  [
    'what is shown until a script has loaded the picture is none',
    `<img src="${at('blurred')}" data-srcset="${at('s')} 300w, ${at('l')} 900w">`,
    [at('l'), rendition('s', 300), rendition('l', 900)],
  ],
])('of the versions of a picture in HTML, %s', (_which, html, versions) => {
  expect(versionsIn(html)).toEqual(versions)
})

const url = fc.constantFrom(...'abcdefgh').map((name) => at(name))
const odd = fc.constantFrom(
  'https://m.example/f_auto,w_300/i.jpg',
  'https://m.example/a,',
  'https://m.example/x?u=1,https://o.example/',
)
const descriptor = fc.oneof(
  fc.integer({ min: 0, max: 7000 }).map((width) => ` ${width}w`),
  fc.constantFrom('', ' 1x', ' 2x', ' 1.5x', ' 3x', ' 0x', ' 99999999999w', ' 2q'),
)
const set = fc
  .array(fc.tuple(fc.oneof({ weight: 5, arbitrary: url }, odd), descriptor), { minLength: 1, maxLength: 6 })
  .map((candidates) => candidates.map(([address, size]) => address + size).join(', '))
const type = fc.constantFrom('', ' type="image/webp"', ' type="image/avif"', ' type="image/jpeg"', ' type="video"')
const source = fc.tuple(type, set).map(([kind, candidates]) => `<source${kind} srcset="${candidates}">`)
const sized = fc.constantFrom(
  '',
  ' width="300"',
  ' width="300" height="200"',
  ' height="200"',
  ' width="90000" height="60000"',
)
const image = fc.tuple(fc.option(url), fc.option(set), sized, fc.boolean()).map(([src, candidates, size, isLazy]) => {
  const name = isLazy ? 'data-srcset' : 'srcset'
  return `<img${src === null ? '' : ` src="${src}"`}${candidates === null ? '' : ` ${name}="${candidates}"`}${size}>`
})
const picture = fc
  .tuple(fc.array(source, { maxLength: 3 }), image)
  .map(([sources, img]) => `<picture>${sources.join('')}${img}</picture>`)

test('the versions of a picture are the same when its HTML is read again', () => {
  fc.assert(
    fc.property(picture, (html) => {
      const blocks = htmlBlocks(html)
      expect(htmlBlocks(bodyHtml(blocks)), bodyHtml(blocks)).toEqual(blocks)
    }),
    { numRuns: 3_000 },
  )
})
