import { XmlError } from '@rgrove/parse-xml'
import { DetectError, MalformedError, ParseError } from 'feedsmith'
import type { FeedFormat } from '../../../db/tables/feed.ts'
import type { ParsedItem } from '../item.ts'
import { rootName } from '../xml/root-name.ts'
import * as atom from './atom.ts'
import type { Format, ReadOptions } from './format.ts'
import * as jsonFeed from './json-feed.ts'
import * as ldrs from './ldrs.ts'
import { isNdjson, readLines } from './ndjson.ts'
import * as newsml1 from './newsml/newsml-1.ts'
import * as newsmlG2 from './newsml/newsml-g2.ts'
import * as nitf from './newsml/nitf.ts'
import * as ninjs from './ninjs.ts'
import * as ap from './publishers/ap.ts'
import * as ghost from './publishers/ghost.ts'
import * as guardian from './publishers/guardian.ts'
import * as rdf from './rdf.ts'
import * as rss from './rss.ts'
import * as sitemap from './sitemap.ts'
import * as restPosts from './wordpress/rest-posts.ts'
import * as wxr from './wordpress/wxr.ts'
import { xmlProblem } from './xml-problem.ts'

/** In this order: the first that matches reads the document. */
const XML_FORMATS: Formats<string> = [
  ['WORDPRESS', wxr],
  ['NEWSML_G2', newsmlG2],
  ['NEWSML_1', newsml1],
  ['NITF', nitf],
  ['SITEMAP', sitemap],
  ['RSS', rss],
  ['ATOM', atom],
  ['RSS', rdf],
]
const JSON_FORMATS: Formats<unknown> = [
  ['GUARDIAN', guardian],
  ['AP', ap],
  ['GHOST', ghost],
  ['WORDPRESS', restPosts],
  ['LDRS', ldrs],
  ['JSON_FEED', jsonFeed],
  ['NINJS', ninjs],
]

type Formats<Document> = readonly (readonly [FeedFormat, Format<Document>])[]

interface DocumentOptions extends ReadOptions {
  /** The only format that is accepted; by default any. */
  readonly format?: FeedFormat | null
}

export type ParsedDocument = { readonly items: ParsedItem[] } | { readonly problem: string }

/** Parses a whole document. Its content decides the format, not its file name. */
export function parseDocument(text: string, options: DocumentOptions = {}): ParsedDocument {
  const start = text.trimStart().charAt(0)
  if (start === '') return { problem: 'it is empty' }
  if (start === '<') return parseXml(text, options)
  if (start !== '{' && start !== '[') return { problem: 'it is neither XML nor JSON' }
  if (isNdjson(text)) return refusedFormat('NINJS', options) ?? { items: readLines(text, options) }
  try {
    return readAs(JSON_FORMATS, JSON.parse(text), options) ?? { items: [] }
  } catch (error) {
    if (error instanceof SyntaxError) return { problem: `it is no valid JSON: ${error.message}` }
    throw error
  }
}

/** Null if it is of none of the formats. */
function readAs<Document>(
  formats: Formats<Document>,
  document: Document,
  options: DocumentOptions,
): ParsedDocument | null {
  const [name, format] = formats.find(([, format]) => format.matches(document)) ?? []
  if (name === undefined || format === undefined) return null
  return refusedFormat(name, options) ?? { items: format.read(document, options) }
}

function refusedFormat(found: FeedFormat, { format }: DocumentOptions): ParsedDocument | null {
  if (!format || format === found) return null
  return { problem: `it is ${found}, and its feed takes only ${format}` }
}

function parseXml(xml: string, options: DocumentOptions): ParsedDocument {
  const problem = xmlProblem(xml)
  if (problem !== null) return { problem }
  if (rootName(xml) === 'sitemapindex') return { problem: 'it is an index of sitemaps: name one of its sitemaps' }
  try {
    return readAs(XML_FORMATS, xml, options) ?? { problem: 'it is XML, but of none of the formats that are read' }
  } catch (error) {
    if (error instanceof MalformedError || error instanceof ParseError || error instanceof DetectError) {
      return { problem: `it is no valid feed: ${error.cause instanceof Error ? error.cause.message : error.message}` }
    }
    if (error instanceof XmlError) return { problem: `it is no well-formed XML: ${error.message.split('\n', 1)[0]}` }
    throw error
  }
}
