import type { MediaSubmission } from '../../../../schema/body/body-submission.ts'
import { escapeHtml } from '../../../../schema/body/escape-html.ts'
import type { Pictures } from './attachments.ts'
import { paragraphed } from './paragraphed.ts'
import { type Shortcode, withoutShortcodes } from './shortcodes.ts'

/** The content of a post as WordPress shows it: with its shortcodes in HTML, and blank lines between paragraphs. */
export function renderedContent(content: string, pictures: Pictures): string {
  return paragraphed(withoutShortcodes(content, (shortcode) => htmlOf(shortcode, pictures)))
}

function htmlOf({ name, attributes, inner }: Shortcode, pictures: Pictures): string {
  switch (name) {
    case 'caption':
    case 'wp_caption':
      return figureOf(inner, attributes.get('caption'))
    case 'gallery':
    case 'playlist': {
      const ids = (attributes.get('ids') ?? attributes.get('include') ?? '').split(',')
      const found = ids.map((id) => pictures.get(id.trim())).filter((picture) => picture !== undefined)
      return found.length === 0 ? '' : `\n\n<div class="gallery">${found.map(mediaHtml).join('')}</div>\n\n`
    }
    case 'embed':
      return `\n\n${inner.trim()}\n\n`
    case 'audio':
    case 'video': {
      const formats = ['src', 'mp4', 'm4v', 'webm', 'mp3', 'm4a', 'ogg', 'wav']
      const url = formats.map((format) => attributes.get(format)).find((address) => address) ?? inner.trim()
      return url === '' ? '' : `\n\n<${name} src="${escapeHtml(url)}"></${name}>\n\n`
    }
    default:
      return inner
  }
}

/** The caption stands after the picture, or in an attribute in very old posts. */
function figureOf(inner: string, caption: string | undefined): string {
  const picture = /^\s*(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?/i.exec(inner)?.[0] ?? ''
  const text = inner.slice(picture.length).trim() || escapeHtml(caption ?? '')
  return `\n\n<figure>${picture}<figcaption>${text}</figcaption></figure>\n\n`
}

function mediaHtml({ kind, url, altText, caption }: MediaSubmission): string {
  if (kind !== 'IMAGE') return `<${kind.toLowerCase()} src="${escapeHtml(url)}"></${kind.toLowerCase()}>`
  const picture = `<img src="${escapeHtml(url)}" alt="${escapeHtml(altText ?? '')}">`
  return `<figure>${picture}<figcaption>${escapeHtml(caption ?? '')}</figcaption></figure>`
}
