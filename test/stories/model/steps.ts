import fc from 'fast-check'
import { type MutationVerb, VERBS } from '../../newsroom/changes/verbs.ts'

/** Something that somebody does with one of the stories. */
export interface Step {
  readonly story: number
  readonly verb: MutationVerb
  readonly viewer: 'anonymous' | 'drafter' | 'editor'
  readonly section: 'news' | 'sport'
  /** Which of the slugs of the story. */
  readonly slug: number
  readonly patched: readonly ('headline' | 'section' | 'slug')[]
  /** Whether it is to be public at once, far in the future, or so soon that the step waits for it. */
  readonly when: 'now' | 'scheduled' | 'embargoed' | 'soon' | 'expires'
  readonly expected: 'none' | 'right' | 'wrong'
  readonly restored: number
  readonly post: number
}

export const STORIES = 4
export const SLUGS_PER_STORY = 3

/** Kills are rare, else nothing is left to do. */
const verb = fc.oneof(
  {
    weight: 30,
    arbitrary: fc.constantFrom(...(Object.keys(VERBS) as MutationVerb[]).filter((one) => one !== 'cancelArticle')),
  },
  { weight: 1, arbitrary: fc.constant('cancelArticle' as const) },
)

export const step: fc.Arbitrary<Step> = fc.record({
  story: fc.nat(STORIES - 1),
  verb,
  viewer: fc.oneof(
    { weight: 12, arbitrary: fc.constant('editor' as const) },
    { weight: 2, arbitrary: fc.constant('drafter' as const) },
    { weight: 1, arbitrary: fc.constant('anonymous' as const) },
  ),
  section: fc.constantFrom('news' as const, 'sport' as const),
  slug: fc.nat(SLUGS_PER_STORY - 1),
  patched: fc.subarray(['headline', 'section', 'slug'] as const),
  when: fc.oneof(
    { weight: 16, arbitrary: fc.constant('now' as const) },
    { weight: 8, arbitrary: fc.constantFrom('scheduled' as const, 'embargoed' as const) },
    { weight: 1, arbitrary: fc.constantFrom('soon' as const, 'expires' as const) },
  ),
  expected: fc.oneof(
    { weight: 6, arbitrary: fc.constant('none' as const) },
    { weight: 3, arbitrary: fc.constant('right' as const) },
    { weight: 1, arbitrary: fc.constant('wrong' as const) },
  ),
  restored: fc.integer({ min: 1, max: 12 }),
  post: fc.nat(3),
})
