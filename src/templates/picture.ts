import { html, type SafeHtml } from '@remix-run/html-template'
import type { Media } from './media-data.ts'
import type { RenderContext } from './render-context.ts'

interface PictureOptions {
  /** Above the fold: loaded eagerly. */
  readonly eager?: boolean
  readonly caption?: boolean
  /** Where a picture leads. */
  readonly link?: string | null
  /** The still of a video. */
  readonly poster?: string | null
}

/** How wide a picture is shown: a lead, or one of a list. Browsers that know `auto` measure it. */
const EAGER_SIZES = '(min-width: 60rem) 44rem, 100vw'
const LAZY_SIZES = 'auto, (min-width: 60rem) 24rem, 100vw'
const RECORDING = /\.(mp4|webm|m4v|mov|m3u8|mp3|m4a|ogg|oga|ogv|opus|wav)$/i

/** A picture, video or audio with its unchanged credit. */
export function picture(
  media: Media | null,
  context: RenderContext,
  { eager, caption, link, poster }: PictureOptions = {},
): SafeHtml | null {
  if (media === null) return null
  return html`<figure class="media">
<div class="frame">${linked(shown(media, context, eager ?? false, poster ?? null), link ?? null)}${badge(media, context)}</div>
${figcaption(media, caption ?? false)}
</figure>`
}

function linked(shown: SafeHtml, link: string | null): SafeHtml {
  return link === null ? shown : html`<a href="${link}" rel="noopener">${shown}</a>`
}

function shown(media: Media, { words }: RenderContext, eager: boolean, poster: string | null): SafeHtml {
  const { kind, url, srcset, altText, width, height } = media
  // The URL may be a still image of a recording that is not available.
  if (kind !== 'IMAGE' && RECORDING.test(url)) {
    const label = altText ?? words.play[kind]
    if (kind === 'AUDIO') return html`<audio controls preload="none" src="${url}" aria-label="${label}"></audio>`
    return html`<video controls preload="none" src="${url}"${poster === null ? null : html` poster="${poster}"`} aria-label="${label}"></video>`
  }
  const size = width === null || height === null ? null : html` width="${width}" height="${height}"`
  const loading = eager ? html` fetchpriority="high"` : html` loading="lazy" decoding="async"`
  const sources = srcset === null ? null : html` srcset="${srcset}" sizes="${eager ? EAGER_SIZES : LAZY_SIZES}"`
  return html`<img src="${url}"${sources} alt="${altText ?? ''}"${size}${loading}>`
}

function badge({ kind, isLive, durationSeconds }: Media, { words }: RenderContext): SafeHtml | null {
  if (isLive) return html`<span class="badge live">${words.live}</span>`
  if (kind === 'IMAGE') return null
  const length = durationSeconds === null ? '' : ` ${duration(durationSeconds)}`
  return html`<span class="badge">${words.play[kind]}${length}</span>`
}

function duration(seconds: number): string {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${Math.floor(seconds / 60)}:${two(Math.round(seconds % 60))}`
}

function figcaption({ richCaption, credit }: Media, withCaption: boolean): SafeHtml | null {
  const text = withCaption ? richCaption : null
  if (text === null && credit === null) return null
  return html`<figcaption>${text === null ? null : html`${html.raw`${text.html}`} `}${credit === null ? null : html`<span class="credit">${credit}</span>`}</figcaption>`
}
