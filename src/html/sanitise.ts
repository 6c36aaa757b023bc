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

/** What may stand in a running text; every other tag is dropped and its text kept, scripts and styles with theirs. */
export function sanitizeInline(html: string): string {
  return sanitize(shallow(html), { ...COMMON, allowedTags: INLINE }).trim()
}

/** What a body may be made of, by the same rule. Links and sources keep only absolute http, https and mailto addresses. */
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
    // An iframe becomes an embed by its address alone.
    transformTags: {
      ...COMMON.transformTags,
      iframe: (_tagName, { src }) => ({ tagName: 'a', attribs: src ? { href: src, rel: 'embed' } : {} }),
    },
  })
}

const WEB = ['http', 'https']
