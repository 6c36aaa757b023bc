import { areaOf } from './elements/area.ts'
import { asideOf } from './elements/aside.ts'
import { codeOf } from './elements/code.ts'
import { bookmarkOf, embedOf, frameOf, postOf } from './elements/embed.ts'
import { figureOf, galleryOf } from './elements/figure.ts'
import { headingOf } from './elements/heading.ts'
import { listOf } from './elements/list.ts'
import { imageOf, recordingOf } from './elements/media.ts'
import { fallbackOf } from './elements/noscript.ts'
import { pullQuoteOf, quoteOf } from './elements/quote.ts'
import { tableOf } from './elements/table.ts'
import { UNKNOWN_CLASS, unknownOf } from './elements/unknown.ts'
import type { Reader, Rule } from './rule.ts'
import { attribute, type Element } from './tree.ts'

const POST =
  /\b(twitter-tweet|twitter-video|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed|reddit-embed-bq|reddit-card|text-post-media|threads-embed)\b/i
const FACT_BOX = /\b(fact-?box|info-?box|side-?bar-?box|kg-callout-card|wp-block-callout|callout)\b/i
const PULL_QUOTE = /\bpull-?quote\b/i

/** The one table of how HTML becomes blocks, described in docs/body.md. An element that it does not name is `unknownOf`. */
export const RULES: readonly Rule[] = [
  rule('script style template textarea select option datalist head title meta link base param', { as: 'nothing' }),
  rule('track source noembed noframes frameset frame input progress meter', { as: 'nothing' }),
  rule('desc metadata annotation annotation-xml', { as: 'nothing' }),
  rule('br', { as: 'break' }),
  rule('wbr', { as: 'inline' }),
  rule('b strong', { as: 'inline', marks: ['STRONG'] }),
  rule('i em cite dfn var', { as: 'inline', marks: ['EMPHASIS'] }),
  rule('u', { as: 'inline', marks: ['UNDERLINE'] }),
  rule('s del strike', { as: 'inline', marks: ['STRIKETHROUGH'] }),
  rule('mark', { as: 'inline', marks: ['HIGHLIGHT'] }),
  rule('code kbd samp tt', { as: 'inline', marks: ['CODE'] }),
  rule('sub', { as: 'inline', marks: ['SUBSCRIPT'] }),
  rule('sup', { as: 'inline', marks: ['SUPERSCRIPT'] }),
  rule('q', { as: 'inline', before: '“', after: '”' }),
  rule('a', { as: 'link' }),
  rule('area', { as: 'block', make: areaOf }),
  rule('rt', { as: 'inline', before: '(', after: ')' }),
  rule('rp', { as: 'nothing' }),
  rule('span font small big abbr acronym time data bdi bdo ins ruby rb rtc', { as: 'inline' }),
  rule('label output slot nobr blink button math map', { as: 'inline' }),
  rule('div', { as: 'block', make: unknownOf }, UNKNOWN_CLASS),
  rule('blockquote', { as: 'block', make: postOf }, POST),
  rule('div blockquote', { as: 'block', make: postOf }, /\b(fb-post|fb-video)\b/),
  rule('figure div aside blockquote p', { as: 'block', make: pullQuoteOf }, PULL_QUOTE),
  rule('blockquote', { as: 'block', make: quoteOf }),
  rule('figure div', { as: 'block', make: bookmarkOf }, /\bkg-bookmark-card\b/),
  rule('figure div', { as: 'block', make: embedOf }, /\b(wp-block-embed|embed)\b/),
  rule('figure', { as: 'block', make: figureOf }),
  rule('div p', { as: 'block', make: figureOf }, /\b(wp-caption|image-caption-container|captioned-image)\b/),
  rule(
    'div ul section',
    { as: 'block', make: galleryOf },
    /\b(gallery|blocks-gallery-grid|tiled-gallery|kg-gallery-container|slideshow)\b/,
  ),
  rule('div section', { as: 'block', make: asideOf }, FACT_BOX),
  rule('aside details', { as: 'block', make: asideOf }),
  rule('ul ol menu dir', { as: 'block', make: listOf }),
  rule('table', { as: 'block', make: tableOf }),
  rule('pre listing plaintext xmp', { as: 'block', make: codeOf }),
  rule('h1 h2 h3 h4 h5 h6', { as: 'block', make: headingOf }),
  rule('hr', { as: 'block', make: () => [{ kind: 'DIVIDER' }] }),
  rule('img amp-img', { as: 'picture', make: imageOf }),
  rule('video audio amp-video amp-audio', { as: 'block', make: recordingOf }),
  rule('iframe amp-iframe embed object amp-youtube', { as: 'block', make: frameOf }),
  rule('noscript', { as: 'block', make: fallbackOf }),
  rule('picture', { as: 'inline' }),
  rule('dt', { as: 'flow', marks: ['STRONG'] }),
  rule('p div section article main header footer nav hgroup address center search', { as: 'flow' }),
  rule('dl dd li figcaption summary caption legend fieldset form optgroup', { as: 'flow' }),
  rule('html body thead tbody tfoot tr td th col colgroup dialog', { as: 'flow' }),
]

const UNKNOWN: Reader = { as: 'unknown', make: unknownOf }

const BY_NAME = Map.groupBy(
  RULES.flatMap((one) => one.elements.map((name) => ({ name, one }))),
  ({ name }) => name,
)

export function readerOf(element: Element): Reader {
  const named = BY_NAME.get(element.tagName)
  if (!named) return UNKNOWN
  const classes = attribute(element, 'class')
  return named.find(({ one }) => one.class === undefined || one.class.test(classes))?.one.read ?? UNKNOWN
}

function rule(elements: string, read: Reader, ofClass?: RegExp): Rule {
  return { elements: elements.split(' '), read, ...(ofClass && { class: ofClass }) }
}
