import sanitize from 'sanitize-html'
import { shallow } from './depth.ts'

const INLINE = ['a', 'strong', 'em', 'u', 's', 'sub', 'sup', 'code', 'br', 'q', 'abbr', 'mark', 'small']
const BLOCKS = [
  ...['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'cite', 'footer', 'ul', 'ol', 'li', 'pre', 'div'],
  ...['figure', 'figcaption', 'img', 'video', 'audio', 'source', 'iframe', 'tr', 'td', 'th'],
]

const MAX_NESTED_TAGS = 50

const COMMON: sanitize.IOptions = {
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  nestingLimit: MAX_NESTED_TAGS,
  allowedAttributes: { a: ['href', 'title', 'rel'], abbr: ['title'] },
  transformTags: {
    b: 'strong',
    i: 'em',
    a: (tagName, { href, title }) => ({
      tagName,
      attribs: { ...(href && { href, rel: 'noopener' }), ...(title && { title }) },
    }),
  },
}

/** Keeps inline tags only. Any other tag is dropped and its text kept; scripts and styles are dropped with their text. */
export function sanitizeInline(html: string): string {
  return sanitize(shallow(html), { ...COMMON, allowedTags: INLINE }).trim()
}

/** Keeps inline and block tags, by the same rule. Links keep absolute http, https and mailto URLs; media http and https. */
export function sanitizeBody(html: string): string {
  return sanitize(shallow(html), {
    ...COMMON,
    allowedTags: [...INLINE, ...BLOCKS],
    allowedSchemesByTag: Object.fromEntries(['img', 'video', 'audio', 'source', 'iframe'].map((tag) => [tag, WEB])),
    allowedIframeHostnames: [],
    allowedAttributes: {
      ...COMMON.allowedAttributes,
      img: ['src', 'alt', 'title', 'width', 'height'],
      video: ['src', 'poster', 'width', 'height'],
      audio: ['src'],
      source: ['src'],
    },
    // Of an iframe only its URL is kept, as an embed.
    transformTags: {
      ...COMMON.transformTags,
      iframe: (_tagName, { src }) => ({ tagName: 'a', attribs: src ? { href: src, rel: 'embed' } : {} }),
    },
  })
}

const WEB = ['http', 'https']
