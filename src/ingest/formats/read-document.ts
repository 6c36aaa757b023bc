import { DetectError, detectAtomFeed, detectRdfFeed, detectRssFeed, MalformedError, ParseError } from 'feedsmith'
import type { Reading } from '../item.ts'
import { readAtom } from './atom.ts'
import { readJsonDocument } from './json-document.ts'
import { withoutOlder } from './newest.ts'
import { readRdf, readRss } from './rss.ts'
import { xmlProblem } from './xml-problem.ts'

export type Readings = { readonly readings: Reading[] } | { readonly problem: string }

/** Reads a document. The format is detected from the content, not from the name of the file. */
export function readDocument(text: string): Readings {
  const start = text.trimStart().charAt(0)
  if (start === '') return { problem: 'it is empty' }
  if (start === '<') return readXml(text)
  if (start !== '{' && start !== '[') return { problem: 'it is neither XML nor JSON' }
  try {
    return { readings: readJsonDocument(JSON.parse(text)) }
  } catch (error) {
    if (error instanceof SyntaxError) return { problem: `it is no valid JSON: ${error.message}` }
    throw error
  }
}

function readXml(xml: string): Readings {
  const problem = xmlProblem(xml)
  if (problem !== null) return { problem }
  const read = detectRssFeed(xml) ? readRss : detectAtomFeed(xml) ? readAtom : detectRdfFeed(xml) ? readRdf : null
  if (read === null) return { problem: 'it is XML, but neither RSS nor Atom' }
  try {
    return { readings: withoutOlder(read(xml)) }
  } catch (error) {
    if (error instanceof MalformedError || error instanceof ParseError || error instanceof DetectError) {
      return { problem: `it is no valid feed: ${error.cause instanceof Error ? error.cause.message : error.message}` }
    }
    throw error
  }
}

/** Detects NDJSON: there are several lines, and the first, or else the second, is a complete JSON object. */
export function isNdjson(head: string): boolean {
  const [first, second] = head
    .split('\n', 50)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (first === undefined || second === undefined || !first.startsWith('{')) return false
  return isWhole(first) || (first.length > 1 && second.startsWith('{') && isWhole(second))
}

function isWhole(line: string): boolean {
  try {
    return typeof JSON.parse(line) === 'object'
  } catch {
    return false
  }
}
