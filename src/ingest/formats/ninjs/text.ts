import { type Body, bodyOf } from '../../text/body.ts'
import { oneLine, orNull, plain } from '../../text/plain-text.ts'
import type { NinjsAssociation, NinjsItem, NinjsRole } from './shape.ts'

type Described = Pick<
  NinjsAssociation,
  'headline' | 'headlines' | 'title' | 'descriptions' | 'description_text' | 'description_html'
>

/** The main headline; if there is none, `title`, which is metadata. */
export function headlineOf({ headline, headlines, title }: Described): string {
  const main = byRole(headlines, ['main', 'headline'])
  return (main && readable(main)) || oneLine(headline) || oneLine(title)
}

export function summaryOf({ descriptions, description_text, description_html }: Described): string | null {
  const main = byRole(descriptions, ['main', 'summary', 'text'])
  return orNull((main && readable(main)) || oneLine(description_text) || plain(description_html))
}

/** Prefers HTML to plain text, and the main role to others. NITF and other XML cannot be rendered. */
export function ninjsBody({ bodies, body_xhtml, body_html, body_text }: NinjsItem): Body | null {
  const markup = byRole((bodies ?? []).filter(isMarkup), ['main', 'text'])?.value ?? body_xhtml ?? body_html
  const html = bodyOf('HTML', markup)
  if (html) return html
  const text = byRole((bodies ?? []).filter(isText), ['main', 'text'])?.value ?? body_text
  return bodyOf('TEXT', text)
}

function byRole(values: readonly NinjsRole[] | null | undefined, roles: readonly string[]): NinjsRole | undefined {
  const given = values ?? []
  for (const role of roles) {
    const found = given.find((value) => value.role?.toLowerCase() === role)
    if (found) return found
  }
  return given.find(({ role }) => !role) ?? given[0]
}

function readable(value: NinjsRole): string {
  return isMarkup(value) ? plain(value.value) : oneLine(value.value)
}

function isMarkup({ contenttype, value }: NinjsRole): boolean {
  return contenttype ? /html/i.test(contenttype) : /<(?:p|br|div|b|i|em|strong|a)\b[^>]*>/i.test(value)
}

function isText(value: NinjsRole): boolean {
  return !isMarkup(value) && (!value.contenttype || value.contenttype.startsWith('text/plain'))
}
