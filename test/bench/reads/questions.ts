import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'

export const QUESTIONS = ['latest', 'nested', 'article'] as const
export type Question = (typeof QUESTIONS)[number]
/** In the words of our schema. */
export const QUESTIONS_FOLDER = new URL('./questions/', import.meta.url)

const SECTIONS = 12
const MAX_ARTICLES = 500
/** Every tenth story of the archive has as many related ones as the question asks for. */
const RICH = 10

/** What the variable `slug` of the question is given, in turns; null where it has none. */
export function slugsOf(question: Question, stories: number): readonly (string | null)[] {
  if (question === 'latest') return [null]
  if (question === 'nested') return Array.from({ length: SECTIONS }, (_, at) => `section-${at + 1}`)
  const rich = Math.floor(stories / RICH)
  const articles = Math.min(rich, MAX_ARTICLES)
  return Array.from({ length: articles }, (_, at) => `story-${RICH * Math.ceil(((at + 1) * rich) / articles)}`)
}

/** The questions in the words of one schema: a folder of `.graphql` files. */
export function documentsIn(folder: URL): ReadonlyMap<string, string> {
  const files = globSync('*.graphql', { cwd: folder })
  return new Map(files.map((file) => [basename(file, '.graphql'), readFileSync(new URL(file, folder), 'utf8')]))
}
