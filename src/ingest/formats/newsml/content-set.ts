import { type Body, bodyOf } from '../../text/body.ts'
import { htmlOf } from '../../xml/html.ts'
import { at, attributeOf, children, isElement, textOf } from '../../xml/select.ts'
import type { Element } from '../../xml/tree.ts'

/** The text of an item of NewsML-G2: XHTML or NITF, HTML, or plain text, in this order. */
export function bodyOfContent(contentSet: Element | undefined): Body | null {
  const bodies = [
    ...children(contentSet, 'inlineXML').map((content) => bodyOf('HTML', inlineHtml(content))),
    ...children(contentSet, 'inlineData')
      .toSorted((one, other) => Number(isHtml(other)) - Number(isHtml(one)))
      .map((content) => bodyOf(isHtml(content) ? 'HTML' : 'TEXT', dataOf(content))),
  ]
  return bodies.find((body) => body !== null) ?? null
}

/** Without the head of a document, which repeats the metadata. */
export function inlineHtml(content: Element): string {
  const [document] = content.children.filter(isElement)
  const body = at(document, 'body')
  return htmlOf((at(body, 'body.content') ?? body ?? content).children)
}

function isHtml(content: Element): boolean {
  return /html/i.test(attributeOf(content, 'contenttype') ?? '')
}

function dataOf(content: Element): string {
  const text = textOf(content) ?? ''
  return /base64/i.test(attributeOf(content, 'encoding') ?? '') ? Buffer.from(text, 'base64').toString('utf8') : text
}
