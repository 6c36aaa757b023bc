import { expect, test } from 'vitest'
import { blockDiff } from '../../db/content/versions/block-diff.ts'
import type { Block } from '../../db/tables/body/block.ts'
import { chance } from '../chance.ts'

const heading = (text: string): Block => ({ kind: 'HEADING', level: 2, html: text, text, spans: null })
const kinds = (from: Block[], to: Block[]) => blockDiff(from, to).map(({ kind }) => kind)

test('a block of another kind is not a change but one removed and one added', () => {
  expect(
    kinds([heading('A')], [{ kind: 'QUOTE', html: 'A', text: 'A', spans: null, attribution: null, source: null }]),
  ).toEqual(['REMOVED', 'ADDED'])
})

test('of random bodies the older one, with the changes applied, is the newer one', () => {
  for (let seed = 0; seed < 300; seed++) {
    const random = chance(seed)
    const body = () => Array.from({ length: random.below(12) }, () => heading(`${random.below(8)}`))
    const [from, to] = [body(), body()]
    const changes = blockDiff(from, to)
    const goes = new Set(changes.flatMap((change) => change.from?.index ?? []))
    const result = from.filter((_block, at) => !goes.has(at))
    const comes = changes.flatMap((change) => change.to ?? []).toSorted((one, other) => one.index - other.index)
    for (const { block, index } of comes) result.splice(index, 0, block)
    expect(result, `seed ${seed}`).toEqual(to)
  }
})

test('bodies of two thousand blocks that have nothing in common are compared too', () => {
  const body = (name: string) => Array.from({ length: 2_000 }, (_, at) => heading(`${name} ${at}`))
  expect(new Set(kinds(body('old'), body('new')))).toEqual(new Set(['CHANGED']))
})
