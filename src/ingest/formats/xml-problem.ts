import { limits } from '../limits.ts'

/**
 * Why this XML is refused before it is parsed, or null. The parser accepts truncated documents and any depth. Unescaped HTML inside is
 * accepted: an end tag closes the tags left open inside it.
 */
export function xmlProblem(xml: string): string | null {
  const open: string[] = []
  let at = xml.indexOf('<')
  while (at !== -1) {
    if (declares(xml, at)) return 'it declares entities or elements of its own, which are not read'
    const end = endOfMarkup(xml, at)
    if (end === -1) return 'it ends in the middle of a tag'
    track(open, xml.slice(at, Math.min(end, at + 200)), xml.charAt(end - 2) === '/')
    if (open.length > limits.maxXmlDepthTags) return `its tags are nested deeper than ${limits.maxXmlDepthTags}`
    at = xml.indexOf('<', end)
  }
  const [root] = open
  return root === undefined ? null : `it ends before </${root}>: it was cut off`
}

/** A document type that only names a DTD declares nothing: the DTD is not read. */
function declares(xml: string, at: number): boolean {
  if (!xml.startsWith('<!', at) || /^<!(?:--|\[CDATA\[)/.test(xml.slice(at, at + 9))) return false
  const end = endOfMarkup(xml, at)
  return !/^<!DOCTYPE\s[^[<]*>$/i.test(xml.slice(at, end === -1 ? undefined : end))
}

/** The index after the markup that starts at `at`, or -1. */
function endOfMarkup(xml: string, at: number): number {
  if (xml.startsWith('<!--', at)) return after(xml, '-->', at + 4)
  if (xml.startsWith('<![CDATA[', at)) return after(xml, ']]>', at)
  if (xml.startsWith('<?', at)) return after(xml, '?>', at)
  let quote = ''
  for (let index = at + 1; index < xml.length; index++) {
    const character = xml.charAt(index)
    if (quote !== '') quote = character === quote ? '' : quote
    else if (character === '>') return index + 1
    else if (xml.charAt(index - 1) === '=' && (character === '"' || character === "'")) quote = character
  }
  return -1
}

function after(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from)
  return found === -1 ? -1 : found + mark.length
}

/** Pushes start tags, and pops up to the matching one for end tags. */
function track(open: string[], markup: string, selfClosing: boolean): void {
  const tag = /^<(\/?)([\p{L}_][^\s/>]*)/u.exec(markup)
  const name = tag?.[2]?.toLowerCase()
  if (name === undefined) return
  if (tag?.[1] === '') {
    if (!selfClosing) open.push(name)
    return
  }
  const opened = open.lastIndexOf(name)
  if (opened !== -1) open.length = opened
}
