import type { Block, EmbedBlock } from '../../../db/tables/body/block.ts'
import { type RichText, spansOf } from '../../../db/tables/body/rich-text.ts'
import { linkHref, webUrl } from '../address.ts'
import { flattened } from '../flattened.ts'
import { line } from '../line.ts'
import type { Make, Reading } from '../rule.ts'
import { PLAIN } from '../style.ts'
import { attribute, attributeText, type Element, elementsIn, firstElement, hasClass } from '../tree.ts'
import { captioned, paragraphOf, takeCaption } from './caption.ts'
import { pictureSource } from './picture-source.ts'
import { providerOf } from './providers.ts'

const ADDRESS = [
  'data-instgrm-permalink',
  'cite',
  'data-href',
  'data-url',
  'data-embed-url',
  'data-text-post-permalink',
]
const POST_PATH = /\/(?:status|statuses|p|reel|post|video|comments|@[^/]+)\//
/** "— Name (@handle) date": the signature under a post. */
const SIGNATURE = /(?:^|\n)\s*[—–-]\s*([^\n]{1,100}?\(@[\w.@-]{1,100}\))/u

/** A post of a social network, as its embed code quotes it: the text of the post is kept. */
export const postOf: Make = (element, style, reading) => {
  const { text, others } = flattened(reading.blocks(element.childNodes, style), 2)
  const url = postUrl(element, text, reading)
  if (url === null) return null
  const author = SIGNATURE.exec(text?.text ?? '')?.[1] ?? null
  return [embedBlock(url, { ...text, author }), ...others]
}

function postUrl(element: Element, text: RichText | null, { base }: Reading): string | null {
  const named = ADDRESS.map((name) => webUrl(attribute(element, name), base)).find((url) => url !== null)
  if (named !== undefined) return named
  const links = text ? spansOf(text).flatMap(({ link }) => (link ? [link.href] : [])) : []
  // The link of the date is the last one, and leads to the post.
  const web = links.filter((href) => webUrl(href, null) !== null)
  return web.findLast((href) => POST_PATH.test(href)) ?? web.at(-1) ?? null
}

/** A preview of a page: its title, description, site, author and picture. */
export const bookmarkOf: Make = (element, _style, reading) => {
  const part = (name: string): RichText | null => {
    const found = firstElement(element.childNodes, (one) =>
      hasClass(one, new RegExp(String.raw`\bkg-bookmark-${name}\b`)),
    )
    return found ? flattened(reading.blocks(found.childNodes, PLAIN)).text : null
  }
  const link = firstElement(element.childNodes, ({ tagName }) => tagName === 'a')
  const url = link && webUrl(attribute(link, 'href'), reading.base)
  if (url === null) return null
  const described = takeCaption(element, PLAIN, reading)
  const picture = firstElement(element.childNodes, (one) => one.tagName === 'img' && !hasClass(one, /\bicon\b/))
  const embed = embedBlock(url, {
    ...part('description'),
    title: line(part('title')?.text ?? ''),
    author: line(part('author')?.text ?? ''),
    provider: line(part('publisher')?.text ?? '') ?? providerOf(url),
    thumbnail: picture ? (pictureSource(picture, reading.base)?.url ?? null) : null,
  })
  return captioned(embed, described)
}

/** A frame around an embed: a player, a post, or only the URL of one as text. Our own HTML of embeds is read here too. */
export const embedOf: Make = (element, style, reading) => {
  const described = takeCaption(element, style, reading)
  const blocks = reading.blocks(element.childNodes, style)
  const [only, ...others] = blocks
  const url = only?.kind === 'PARAGRAPH' && others.length === 0 ? bareUrl(only, reading.base) : null
  const made = url === null ? quotedPage(blocks, hasProviderLink(element)) : embedBlock(url, {})
  if (made) return captioned(made, described)
  if (only && others.length === 0) return captioned(only, described)
  return [...blocks, ...paragraphOf(described)]
}

/** A link to a page with its author (in emphasis) and site, a quotation of the same page, a picture: our own HTML of an embed. */
function quotedPage(blocks: readonly Block[], isNamedByProvider: boolean): EmbedBlock | null {
  const quote = blocks.find((block) => block.kind === 'QUOTE')
  const link = blocks.find((block) => block.kind === 'PARAGRAPH')
  const picture = blocks.find((block) => block.kind === 'IMAGE')
  if (!link || blocks.length !== [quote, link, picture].filter(Boolean).length) return null
  const [first, ...more] = spansOf(link)
  const href = first?.link ? webUrl(first.link.href, null) : null
  if (!first || href === null || link.text.includes('\n') || (quote && quote.source !== href)) return null
  const said = (isAuthor: boolean) =>
    more
      .filter(({ marks }) => marks.includes('EMPHASIS') === isAuthor)
      .map(({ text }) => text)
      .join('')
      .trim()
  const site = said(false)
  const isUntitled = isNamedByProvider || (site === '' && first.text === providerOf(href))
  return embedBlock(href, {
    ...(quote && { html: quote.html, text: quote.text, spans: quote.spans }),
    title: isUntitled ? null : line(first.text),
    author: line(said(true)),
    provider: line(isNamedByProvider ? first.text : site) ?? providerOf(href),
    thumbnail: picture?.media.url ?? null,
  })
}

function hasProviderLink({ childNodes }: Element): boolean {
  return firstElement(childNodes, (one) => one.tagName === 'a' && hasClass(one, /^provider$/)) !== null
}

function bareUrl(text: RichText, base: string | null): string | null {
  const [only, ...others] = spansOf(text)
  if (!only || others.length > 0 || /\s/.test(only.text)) return null
  return linkHref(only.text, null) === null ? null : webUrl(only.link?.href ?? only.text, base)
}

/** A frame with a page of another site. */
export const frameOf: Make = (element, style, reading) => {
  const video = attribute(element, 'data-videoid')
  const named = ['src', 'data-src', 'data-lazy-src', 'data'].map((name) =>
    webUrl(attribute(element, name), reading.base),
  )
  const url =
    video === '' ? named.find((one) => one !== null) : `https://www.youtube.com/watch?v=${encodeURIComponent(video)}`
  // What is in `object` is shown where the object is not.
  const fallback = element.tagName === 'object' ? reading.blocks(element.childNodes, style) : []
  if (url === undefined || url === null) return fallback
  const nested = [...elementsIn(element.childNodes)].some(({ tagName }) => tagName === 'embed' || tagName === 'iframe')
  const made = embedBlock(url, { title: attributeText(element, 'title') })
  return nested ? [made] : [made, ...fallback]
}

export function embedBlock(url: string, given: Partial<EmbedBlock>): EmbedBlock {
  return {
    kind: 'EMBED',
    html: '',
    text: '',
    spans: null,
    url,
    provider: providerOf(url),
    title: null,
    author: null,
    thumbnail: null,
    caption: null,
    ...given,
  }
}
