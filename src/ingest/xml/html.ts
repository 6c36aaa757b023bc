import { escapeHtml, escapeText } from '../../../schema/body/escape-html.ts'
import { at, isElement, textOf } from './select.ts'
import type { Element } from './tree.ts'

/**
 * Elements of NITF that have another name in HTML. Others keep theirs: those of XHTML, and marks of persons, places and amounts, of
 * which HTML is read as the text.
 */
const NITF: ReadonlyMap<string, string> = new Map([
  ['body.content', 'div'],
  ['body.end', 'div'],
  ['block', 'div'],
  ['nitf-table', 'div'],
  ['hl1', 'h2'],
  ['hl2', 'h3'],
  ['hl3', 'h4'],
  ['hl4', 'h5'],
  ['bq', 'blockquote'],
  ['credit', 'cite'],
  ['note', 'aside'],
  ['tagline', 'p'],
  ['byline', 'p'],
  ['abstract', 'div'],
  ['copyrite', 'p'],
])

const HIDDEN = new Set([
  'nitf-table-metadata',
  'media-metadata',
  'media-object',
  'custom-table',
  'dateline',
  'distributor',
])
const VOID = new Set(['br', 'hr', 'img', 'col', 'wbr', 'source'])

/** The HTML of XHTML or NITF. */
export function htmlOf(nodes: readonly (Element | string)[]): string {
  return nodes.map((node) => (isElement(node) ? elementHtml(node) : escapeText(node))).join('')
}

function elementHtml(element: Element): string {
  const { name, attributes, children } = element
  if (HIDDEN.has(name)) return ''
  if (name === 'media') return mediaHtml(element)
  const tag = NITF.get(name) ?? name
  const written = [...attributes].map(([key, value]) => ` ${key}="${escapeHtml(value)}"`).join('')
  return VOID.has(tag) ? `<${tag}${written}>` : `<${tag}${written}>${htmlOf(children)}</${tag}>`
}

function mediaHtml(media: Element): string {
  const reference = at(media, 'media-reference')
  const source = reference?.attributes.get('source') ?? reference?.attributes.get('data-location') ?? ''
  const kind = (media.attributes.get('media-type') ?? reference?.attributes.get('mime-type') ?? '').split('/')[0]
  const size = ['width', 'height'].map((name) => ` ${name}="${escapeHtml(reference?.attributes.get(name) ?? '')}"`)
  const alt = escapeHtml(reference?.attributes.get('alternate-text') ?? '')
  const shown =
    kind === 'video' || kind === 'audio'
      ? `<${kind} src="${escapeHtml(source)}"></${kind}>`
      : `<img src="${escapeHtml(source)}" alt="${alt}"${size.join('')}>`
  const credit = textOf(at(media, 'media-producer'))?.trim()
  const caption = [
    htmlOf(at(media, 'media-caption')?.children ?? []),
    credit ? `<span class="credit">${escapeText(credit)}</span>` : '',
  ]
  return source === ''
    ? ''
    : `<figure>${shown}<figcaption>${caption.filter((text) => text !== '').join(' ')}</figcaption></figure>`
}
