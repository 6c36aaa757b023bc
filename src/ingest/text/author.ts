import { slugOf } from '../../../db/content/slug.ts'
import { oneLine } from './plain-text.ts'

const email = /(?:mailto:)?[^\s@<>()[\]"]+@[^\s@<>()[\]"]+/gi
const conjunction = /\s+(?:and|und|et|e|y|&)\s+/
const properName = /^(?:(?:d['’])?\p{Lu}[\p{L}\p{M}'’.-]*|d[eaiou]|del|della|van|von|der|den|ten|la|le|bin|al)$/u

/**
 * The people in "jane@example.org (Jane Roe)" or "A B, C D and E F". Mail addresses are nobody's name. Several names
 * are only split where a conjunction stands and every part looks like one: "Staff and agencies" stays whole, and so
 * does "Jane Roe, political editor".
 */
export function authorsIn(texts: readonly (string | null | undefined)[]): string[] {
  return [...new Set(texts.flatMap((text) => split(nameIn(text ?? ''))))]
}

function nameIn(text: string): string {
  const address = oneLine(text)
  const name = oneLine(address.replace(email, ''))
  if (/^(?:https?:|www\.)/i.test(name)) return ''
  // What stood around the address is only punctuation now.
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
