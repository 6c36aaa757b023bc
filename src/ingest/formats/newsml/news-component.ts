import type { MediaSubmission } from '../../../../schema/body/body-submission.ts'
import { type Body, bodyOf } from '../../text/body.ts'
import { differentMedia } from '../../text/different-media.ts'
import { oneLine } from '../../text/plain-text.ts'
import { at, attributeOf, children, isElement, textOf, within } from '../../xml/select.ts'
import type { Element } from '../../xml/tree.ts'
import { mediaOf } from '../ninjs/media.ts'
import { inlineHtml } from './content-set.ts'

const KINDS = new Map([
  ['photo', 'picture'],
  ['picture', 'picture'],
  ['graphic', 'graphic'],
  ['video', 'video'],
  ['audio', 'audio'],
])

/** The first text of the story, that of the main component before others. */
export function bodyOfComponent(component: Element | undefined): Body | null {
  const components = component ? [component, ...componentsIn(component)] : []
  const texts = components.filter((one) => !isCaption(one))
  const main = texts.filter((one) => /^main/i.test(roleOf(one)))
  for (const one of [...main, ...texts]) {
    const [body] = children(one, 'ContentItem').flatMap((content) => bodyOfItem(content) ?? [])
    if (body) return body
  }
  return null
}

/** The pictures and recordings: each is a component with its sizes and its caption, and without the text of the story. */
export function mediaOfComponent(component: Element | undefined): MediaSubmission[] {
  return differentMedia(component ? mediaComponents(component).map(mediaIn) : [])
}

function componentsIn(component: Element): Element[] {
  return children(component, 'NewsComponent').flatMap((one) => [one, ...componentsIn(one)])
}

function mediaComponents(component: Element): Element[] {
  const all = [component, ...componentsIn(component)]
  const hasMedia = all.some((one) => children(one, 'ContentItem').some((content) => kindOf(content) !== null))
  const hasText = all.some((one) => !isCaption(one) && children(one, 'ContentItem').some(isText))
  if (!hasMedia) return []
  return hasText ? children(component, 'NewsComponent').flatMap(mediaComponents) : [component]
}

function mediaIn(component: Element): MediaSubmission | null {
  const contents = within(component, 'ContentItem').filter((content) => kindOf(content) !== null)
  const caption = [component, ...componentsIn(component)].find(isCaption)
  const [lines] = within(component, 'NewsLines')
  return mediaOf({
    type: contents.map(kindOf).find((kind) => kind !== null),
    headline: textOf(at(lines, 'HeadLine')),
    description_text: oneLine(textOf(at(caption, 'ContentItem', 'DataContent'))),
    creditline: textOf(at(lines, 'CreditLine')),
    by: textOf(at(lines, 'ByLine')),
    renditions: contents.map((content) => ({
      href: attributeOf(content, 'Href'),
      contenttype: attributeOf(at(content, 'MimeType'), 'FormalName'),
      width: propertyOf(content, 'width'),
      height: propertyOf(content, 'height'),
      duration: propertyOf(content, 'duration'),
    })),
  })
}

function bodyOfItem(content: Element): Body | null {
  const data = at(content, 'DataContent')
  if (!data || !isText(content)) return null
  if (data.children.some(isElement)) return bodyOf('HTML', inlineHtml(data))
  const text = textOf(data) ?? ''
  const formats = ['Format', 'MimeType'].map((name) => attributeOf(at(content, name), 'FormalName') ?? '')
  return bodyOf(formats.some((format) => /html/i.test(format)) || /<p\b/i.test(text) ? 'HTML' : 'TEXT', text)
}

function isText(content: Element): boolean {
  return kindOf(content) === null && at(content, 'DataContent') !== undefined
}

function kindOf(content: Element): string | null {
  return KINDS.get(oneLine(attributeOf(at(content, 'MediaType'), 'FormalName')).toLowerCase()) ?? null
}

function isCaption(component: Element): boolean {
  return /caption/i.test(roleOf(component))
}

function roleOf(component: Element): string {
  return attributeOf(at(component, 'Role'), 'FormalName') ?? ''
}

function propertyOf(content: Element, name: string): number {
  const properties = within(at(content, 'Characteristics'), 'Property')
  const found = properties.find((one) => attributeOf(one, 'FormalName')?.toLowerCase() === name)
  const value = Number(attributeOf(found, 'Value'))
  return Number.isFinite(value) ? value : 0
}
