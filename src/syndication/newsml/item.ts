import { html, type SafeHtml } from '@remix-run/html-template'
import type { Feed } from '../feed.ts'

/** The vocabularies of the IPTC that qualified codes such as `stat:usable` are from. */
export const CATALOG = 'http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml'

type Parts = (SafeHtml | null)[]

export interface Item {
  readonly guid: string
  readonly version: number
  /** A code of the IPTC, such as `text`. */
  readonly itemClass: string
  readonly pubStatus?: 'withheld' | 'canceled'
  readonly versionCreated: Date
  readonly language: string | null
  readonly firstCreated?: Date
  readonly rightsHolder?: string
  /** The elements after the status, and those of `contentMeta`, in the order of the XML Schema. */
  readonly itemMeta?: Parts
  readonly contentMeta?: Parts
  /** What follows: of a text `contentSet`, of a package `groupSet`. */
  readonly content?: SafeHtml
}

/** An item of NewsML-G2. What is under an embargo is in no feed, so there is never one. */
export function itemElement(name: 'newsItem' | 'packageItem', item: Item, { publisher, self }: Feed): SafeHtml {
  const { language, rightsHolder, firstCreated, pubStatus = 'usable', content } = item
  const tag = html.raw`${name}`
  const head = html`standard="NewsML-G2" standardversion="2.35" conformance="power" guid="${item.guid}" version="${item.version}"`
  return html`<${tag} ${head}${language === null ? null : html` xml:lang="${language}"`}>
<catalogRef href="${CATALOG}"/>
${rightsHolder === undefined ? null : html`<rightsInfo><copyrightHolder><name>${rightsHolder}</name></copyrightHolder></rightsInfo>\n`}<itemMeta>
<itemClass qcode="ninat:${item.itemClass}"/>
<provider uri="${new URL('/', self).href}"><name>${publisher}</name></provider>
<versionCreated>${item.versionCreated.toISOString()}</versionCreated>
${firstCreated && html`<firstCreated>${firstCreated.toISOString()}</firstCreated>\n`}<pubStatus qcode="stat:${pubStatus}"/>
${item.itemMeta}</itemMeta>
${item.contentMeta && html`<contentMeta>\n${item.contentMeta}</contentMeta>\n`}${content}</${tag}>
`
}

/** A property with a text; null without one. */
export function property(name: string, text: string | number | null, role: string | null = null): SafeHtml | null {
  return text === null ? null : element(name, { role }, html`${text}`)
}

/** A concept by its name. */
export function concept(name: string, text: string, attributes: Attributes = {}): SafeHtml {
  return element(name, attributes, html`<name>${text}</name>`)
}

type Attributes = Readonly<Record<string, string | number | null>>

/** An element on a line of its own. Attributes that are null are left out. */
export function element(name: string, attributes: Attributes, content: SafeHtml | null = null): SafeHtml {
  const written = Object.entries(attributes).filter(([, value]) => value !== null)
  const start = html`${html.raw`${name}`}${written.map(([key, value]) => html` ${html.raw`${key}`}="${value}"`)}`
  return content === null ? html`<${start}/>\n` : html`<${start}>${content}</${html.raw`${name}`}>\n`
}
