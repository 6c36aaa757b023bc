import { slugOf } from '../../../db/content/slug.ts'
import { oneLine } from './plain-text.ts'

const email = /(?:mailto:)?[^\s@<>()[\]"]+@[^\s@<>()[\]"]+/gi
const conjunction = /\s+(?:and|und|et|e|y|&)\s+/
const properName = /^(?:(?:d['’])?\p{Lu}[\p{L}\p{M}'’.-]*|d[eaiou]|del|della|van|von|der|den|ten|la|le|bin|al)$/u

/**
 * The names in "jane@example.org (Jane Roe)" or "A B, C D and E F", without email addresses. A text is split only if it has a
 * conjunction and every part looks like a name: "Staff and agencies" and "Jane Roe, political editor" stay whole.
 */
export function authorsIn(texts: readonly (string | null | undefined)[]): string[] {
  return [...new Set(texts.flatMap((text) => split(nameIn(text ?? ''))))]
}

function nameIn(text: string): string {
  const address = oneLine(text)
  const name = oneLine(address.replace(email, ''))
  if (/^(?:https?:|www\.)/i.test(name)) return ''
  // Removes the punctuation around the mail address.
  return name === address ? name : oneLine(name.replace(/<\s*>|\(\s*\)/g, '').replace(/^[\s"(]+|[\s")]+$/g, ''))
}

function split(name: string): string[] {
  if (slugOf(name) === '') return []
  if (!conjunction.test(name)) return [name]
  const parts = name.split(conjunction).flatMap((part) => part.split(/\s*,\s*/))
  return parts.every(looksLikeName) ? parts : [name]
}

function looksLikeName(text: string): boolean {
  const words = text.split(' ')
  return words.length >= 2 && words.length <= 5 && words.every((word) => properName.test(word))
}
