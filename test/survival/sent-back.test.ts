import { expect, test } from 'vitest'
import type { Block } from '../../db/tables/body/block.ts'
import { spansOf } from '../../db/tables/body/rich-text.ts'
import { bodyHtml } from '../../schema/body/block-html.ts'
import type { BlockSubmission } from '../../schema/body/body-submission.ts'
import { htmlBlocks } from '../../src/html/blocks.ts'
import { validateSubmission } from '../../src/newsroom/validation/submission.ts'
import { chance } from '../chance.ts'
import { type Body, CORPUS } from './corpus.ts'
import { mutated } from './mutation.ts'

const BASE = 'https://page.example/story'
const MUTATIONS = 3
const STORY = { headline: 'Story', language: 'en', section: 'news' }

const BODIES: readonly Body[] = CORPUS.flatMap(({ name, html }, seed) => [
  { name, html },
  ...Array.from({ length: MUTATIONS }, (_, at) => ({
    name: `${name}, mutation ${at}`,
    html: mutated(html, chance(seed * MUTATIONS + at)),
  })),
])

/** The blocks as GraphQL gives them, without what a client did not ask for. */
function asRead(blocks: readonly Block[], without: readonly string[]): BlockSubmission[] {
  return JSON.parse(
    JSON.stringify(blocks, function (this: unknown, name, value: unknown) {
      if (!isText(this)) return value
      if (without.includes(name)) return undefined
      return name === 'spans' && value === null ? spansOf({ spans: null, text: this.text }) : value
    }),
  )
}

function isText(value: unknown): value is { readonly text: string } {
  return (
    typeof value === 'object' && value !== null && 'html' in value && 'text' in value && typeof value.text === 'string'
  )
}

const FORMS: Readonly<Record<string, readonly string[]>> = {
  'all forms': [],
  'html alone': ['spans', 'text'],
  'spans alone': ['html', 'text'],
}

test.each(BODIES)('the body of $name is the same when its blocks or its HTML are sent back', ({ html }) => {
  const blocks = htmlBlocks(html, BASE)
  expect(htmlBlocks(bodyHtml(blocks)), html).toEqual(blocks)
  for (const [form, without] of Object.entries(FORMS)) {
    const { body } = validateSubmission({ ...STORY, body: asRead(blocks, without) }, [])
    expect(body, `${form} of ${html}`).toEqual(blocks)
  }
})
