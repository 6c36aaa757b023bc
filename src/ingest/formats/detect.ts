import { XmlError } from '@rgrove/parse-xml'
import { DetectError, MalformedError, ParseError } from 'feedsmith'
import type { ParsedItem } from '../item.ts'
import { rootName } from '../xml/root-name.ts'
import * as atom from './atom.ts'
import type { Format, ReadOptions } from './format.ts'
import * as jsonFeed from './json-feed.ts'
import * as ldrs from './ldrs.ts'
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
const XML_FORMATS: readonly Format<string>[] = [wxr, newsmlG2, newsml1, nitf, sitemap, rss, atom, rdf]
const JSON_FORMATS: readonly Format<unknown>[] = [guardian, ap, ghost, restPosts, ldrs, jsonFeed, ninjs]

export type ParsedDocument = { readonly items: ParsedItem[] } | { readonly problem: string }

/** Parses a whole document. Its content decides the format, not its file name. */
export function parseDocument(text: string, options: ReadOptions = {}): ParsedDocument {
  const start = text.trimStart().charAt(0)
  if (start === '') return { problem: 'it is empty' }
  if (start === '<') return parseXml(text, options)
  if (start !== '{' && start !== '[') return { problem: 'it is neither XML nor JSON' }
  try {
    const value: unknown = JSON.parse(text)
    const format = JSON_FORMATS.find((format) => format.matches(value))
    return { items: format?.read(value, options) ?? [] }
  } catch (error) {
    if (error instanceof SyntaxError) return { problem: `it is no valid JSON: ${error.message}` }
    throw error
  }
}

function parseXml(xml: string, options: ReadOptions): ParsedDocument {
  const problem = xmlProblem(xml)
  if (problem !== null) return { problem }
  if (rootName(xml) === 'sitemapindex') return { problem: 'it is an index of sitemaps: name one of its sitemaps' }
  const format = XML_FORMATS.find((format) => format.matches(xml))
  if (format === undefined) return { problem: 'it is XML, but of none of the formats that are read' }
  try {
    return { items: format.read(xml, options) }
  } catch (error) {
    if (error instanceof MalformedError || error instanceof ParseError || error instanceof DetectError) {
      return { problem: `it is no valid feed: ${error.cause instanceof Error ? error.cause.message : error.message}` }
    }
    if (error instanceof XmlError) return { problem: `it is no well-formed XML: ${error.message.split('\n', 1)[0]}` }
    throw error
  }
}
