import type { Media } from '../../../db/tables/body/block.ts'
import type { MediaKind } from '../../../db/tables/media.ts'
import { webUrl } from '../address.ts'
import { leavingOut, SAID } from '../left-out.ts'
import { richText } from '../rich-text.ts'
import type { Make } from '../rule.ts'
import { PLAIN, spanOf } from '../style.ts'
import { attribute, attributeText, type Element, elementsIn, hasAttribute } from '../tree.ts'
import { pictureSource } from './picture-source.ts'
import { pixels } from './pixels.ts'

/** Smaller ones only count readers. */
const MIN_PIXELS = 3
const COUNTERS =
  /(?:pixel\.wp\.com|stats\.wordpress\.com|feeds\.feedburner\.com\/~r|doubleclick\.net|\/(?:pixel|beacon)(?:[./?]|$))/i

const NO_ALT = SAID.filter((name) => name !== 'altText')

export const imageOf: Make = (element, style, { base }) => {
  const source = pictureSource(element, base)
  if (!source || isCounter(element, source)) return []
  const altText = attributeText(element, 'alt')
  const title = attributeText(element, 'title')
  const caption = title === null || title === altText ? null : richText([spanOf(title, PLAIN)])
  const link = style.link && webUrl(style.link.href, null)
  const media = mediaOf('IMAGE', { ...source, altText, richCaption: caption })
  // `alt=""` says that there is nothing to say; HTML cannot say that of a caption.
  return [{ kind: 'IMAGE', media: leavingOut(hasAttribute(element, 'alt') ? NO_ALT : SAID, media), link }]
}

/** A video or sound. Its content is shown only where it cannot be played, so it is read only if there is no file. */
export const recordingOf: Make = (element, _style, { base }) => {
  const kind = element.tagName.endsWith('audio') ? 'AUDIO' : 'VIDEO'
  const sources = [element, ...elementsIn(element.childNodes)].filter(
    (one) => one === element || one.tagName === 'source',
  )
  const [url] = sources.flatMap((one) => webUrl(attribute(one, 'src') || attribute(one, 'data-src'), base) ?? [])
  if (url === undefined) return null
  const media = mediaOf(kind, {
    url,
    width: pixels(attribute(element, 'width')),
    height: pixels(attribute(element, 'height')),
    altText: attributeText(element, 'aria-label') ?? attributeText(element, 'title'),
  })
  return kind === 'AUDIO' ? [{ kind, media }] : [{ kind, media, poster: webUrl(attribute(element, 'poster'), base) }]
}

export function mediaOf(kind: MediaKind, given: Partial<Media> & Pick<Media, 'url'>): Media {
  const { richCaption = null } = given
  return {
    altText: null,
    credit: null,
    width: null,
    height: null,
    durationSeconds: null,
    isLive: false,
    ...given,
    kind,
    richCaption,
    caption: richCaption?.text ?? null,
  }
}

function isCounter(element: Element, { url, width, height }: Pick<Media, 'url' | 'width' | 'height'>): boolean {
  const shown = [attribute(element, 'width'), attribute(element, 'height')].filter((size) => /^\d+$/.test(size))
  const sizes = [...shown.map(Number), width ?? MIN_PIXELS, height ?? MIN_PIXELS]
  return sizes.some((size) => size < MIN_PIXELS) || COUNTERS.test(url)
}
