import { deepStrictEqual } from 'node:assert'
import { decodeGlobalID } from '@pothos/plugin-relay'
import type { Question } from '../questions.ts'
import type { ReadServer } from './read-server.ts'

/** @throws where one of the servers answers this question with other news than the first. */
export async function checkSameAnswers(
  servers: ReadonlyMap<string, ReadServer>,
  question: Question,
  slug: string | null,
): Promise<void> {
  const answers = await Promise.all(
    [...servers].map(async ([name, server]) => ({ name, answer: await ask(server, question, slug) })),
  )
  const [first, ...others] = answers
  for (const { name, answer } of others) {
    deepStrictEqual(answer, first?.answer, `${name} and ${first?.name} differ on ${question} ${slug ?? ''}`)
  }
}

async function ask(server: ReadServer, question: Question, slug: string | null): Promise<unknown> {
  const text = await server.ask(question, slug)
  const answer: unknown = JSON.parse(text)
  const empty =
    typeof answer !== 'object' || answer === null || 'errors' in answer || /(?<!"marks"):\[\]|":null\}\}$/.test(text)
  if (empty) throw new Error(`${question} ${slug ?? ''} was answered with ${text}`)
  return plain(answer)
}

/** What is asked of each kind of block. A server that gives the stored body gives more. */
const ASKED: Readonly<Record<string, readonly string[]>> = {
  PARAGRAPH: ['html', 'text'],
  HEADING: ['level', 'text'],
  QUOTE: ['text', 'attribution'],
  LIST: ['ordered', 'items'],
}

/** The same news in the same words, whichever way ids, times, lists and kinds of blocks are written. */
function plain(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => plain(one))
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value)
    const [[only, inner] = []] = fields
    // A list with nothing but its members, and a member that only leads to what is meant.
    if (fields.length === 1 && (only === 'nodes' || only === 'of')) return plain(inner)
    const kind = String(Reflect.get(value, 'kind') ?? Reflect.get(value, '__typename')).toUpperCase()
    const asked = ASKED[kind]
    if (asked) return [kind, ...asked.map((field) => plain(Reflect.get(value, field)))]
    // A text within a block.
    if (fields.some(([field]) => field === 'text')) return Reflect.get(value, 'text')
    return Object.fromEntries(fields.map(([field, of]) => [field, plain(of, field)]))
  }
  if (typeof value !== 'string') return value
  if (name === 'id' && !value.includes('-')) return decodeGlobalID(value).id
  return name.endsWith('At') ? new Date(value).getTime() : value
}
