import sanitizeHtml from 'sanitize-html'
import type { MediaSubmission } from '../../../schema/article/submission.ts'
import { shallow } from '../../html/depth.ts'
import { limits } from '../limits.ts'
import { absoluteUrl } from './link.ts'
import { escaped, oneLine, orNull, plain, printable } from './plain-text.ts'

/** A fragment of HTML with absolute links and without scripts. */
export interface Fragment {
  readonly html: string | null
  /** The first picture, except tracking pixels. */
  readonly picture: MediaSubmission | null
  /** The HTML without that picture, if the picture precedes all text. */
  readonly withoutLeadingPicture: string | null
}

const linked: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  img: ['src'],
  source: ['src'],
  video: ['src', 'poster'],
  audio: ['src'],
  iframe: ['src'],
  blockquote: ['cite'],
}

const settings: sanitizeHtml.IOptions = {
  allowedTags: [...sanitizeHtml.defaults.allowedTags, 'img', 'picture', 'source', 'video', 'audio', 'iframe'],
  allowedAttributes: {
    a: ['href', 'title'],
    img: ['src', 'alt', 'title', 'width', 'height'],
    source: ['src', 'type'],
    video: ['src', 'poster'],
    audio: ['src'],
    iframe: ['src', 'title'],
    blockquote: ['cite', 'class'],
    time: ['datetime'],
    '*': ['lang', 'dir'],
  },
  allowedSchemes: ['http', 'https'],
  nonTextTags: ['script', 'style', 'textarea', 'option', 'xmp', 'title', 'noscript'],
  nestingLimit: limits.maxHtmlDepthTags,
}

/** Relative links are resolved against the first of `bases` that is valid. */
export function fragmentOf(
  text: string | null | undefined,
  ...bases: readonly (string | null | undefined)[]
): Fragment {
  const pictures: MediaSubmission[] = []
  const written = sanitizeHtml(shallow(printable(text ?? '')), {
    ...settings,
    transformTags: {
      '*': (tagName, attribs) => {
        const resolved = withAbsoluteLinks(tagName, attribs, bases)
        const picture = tagName === 'img' ? pictureOf(resolved) : null
        if (picture) pictures.push(picture)
        return { tagName, attribs: resolved }
      },
    },
    exclusiveFilter: ({ tag, attribs }) => (tag === 'img' || tag === 'iframe') && !attribs.src,
  }).trim()
  const html = orNull(written)
  const [picture = null] = pictures
  return { html, picture, withoutLeadingPicture: html && withoutLeading(html, picture) }
}

function withAbsoluteLinks(
  tagName: string,
  attribs: sanitizeHtml.Attributes,
  bases: readonly (string | null | undefined)[],
): sanitizeHtml.Attributes {
  const names = Object.hasOwn(linked, tagName) ? linked[tagName] : undefined
  if (!names) return attribs
  const resolved = { ...attribs }
  for (const name of names) {
    const url = absoluteUrl(resolved[name], ...bases)
    if (url === null) delete resolved[name]
    else resolved[name] = url
  }
  return resolved
}

function pictureOf({ src, alt, title, width, height }: sanitizeHtml.Attributes): MediaSubmission | null {
  if (!src) return null
  const pixels = { width: pixelsIn(width), height: pixelsIn(height) }
  if ((pixels.width ?? 3) < 3 || (pixels.height ?? 3) < 3) return null
  return { kind: 'IMAGE', url: src, altText: orNull(oneLine(alt ?? title)), caption: null, credit: null, ...pixels }
}

function pixelsIn(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,5}$/.test(text) ? Number(text) : null
}

function withoutLeading(html: string, picture: MediaSubmission | null): string | null {
  const image = /<img [^>]*>/.exec(html)
  if (!image || !picture || !image[0].includes(`"${escaped(picture.url)}"`)) return html
  if (plain(html.slice(0, image.index)) !== '') return html
  const rest = html.slice(0, image.index) + html.slice(image.index + image[0].length)
  return orNull(rest.replace(/<(a|figure|p)(?: [^>]*)?>\s*<\/\1>/g, '').trim())
}

/** The text of the first paragraph, if more text follows. */
export function openingOf(html: string): string | null {
  const paragraph = /^\s*<p(?: [^>]*)?>([\s\S]*?)<\/p>/.exec(html)
  if (!paragraph || plain(html.slice(paragraph[0].length)) === '') return null
  return orNull(plain(paragraph[1]))
}
