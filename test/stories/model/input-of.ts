import { inputFor, LATER } from '../../newsroom/changes/verbs.ts'
import type { Step } from './steps.ts'
import type { Act, Content, Hold, StoryModel } from './story-model.ts'

const EMBARGO = '2098-01-01T00:00:00.000Z'
const SOON_MS = 250
const HELD: Partial<Record<Step['when'], Hold>> = { scheduled: 'SCHEDULED', embargoed: 'EMBARGOED' }
const POSTS: readonly Step['verb'][] = ['addLivePost', 'editLivePost', 'pinLivePost', 'removeLivePost']
const TAKES_TIMES: readonly Step['verb'][] = ['publishArticle', 'publishDraft', 'scheduleArticle']

/** The step as the model takes it. */
export function actOf(step: Step, content: Content, { versions, posts }: StoryModel): Act {
  const { verb, patched, restored, expected, post } = step
  const latest = versions.length
  return {
    verb,
    content,
    patched,
    restored,
    hold: holdOf(step),
    key: verb === 'addLivePost' ? content.headline.replace(/.* /, 'post ') : (posts[post]?.key ?? 'none'),
    expectedVersion: POSTS.includes(verb) ? null : { none: null, right: latest, wrong: latest + 1 }[expected],
  }
}

/** The same as the input of the mutation. Made anew for each try: what is soon passes. */
export function inputOf(step: Step, act: Act, { uri, tag }: { uri: string; tag: string }): object {
  const { verb } = step
  const input: { article?: object } = inputFor(verb, uri, act.content.headline)
  const expectedVersion = act.expectedVersion
  const whole = { slug: act.content.slug, section: act.content.section, tags: [tag] }
  switch (verb) {
    case 'publishArticle':
      return { ...input, ...whole, ...times(step, act.hold), expectedVersion }
    case 'saveDraft':
      return { article: { ...input.article, ...whole, expectedVersion } }
    case 'updateArticle':
    case 'updateDraft':
      return {
        ...input,
        patch: Object.fromEntries(act.patched.map((name) => [name, act.content[name]])),
        expectedVersion,
      }
    case 'publishDraft':
    case 'scheduleArticle':
      return {
        ...input,
        publishAt: null,
        expiresAt: null,
        embargoedUntil: null,
        ...times(step, act.hold),
        expectedVersion,
      }
    case 'addLivePost':
    case 'editLivePost':
    case 'pinLivePost':
    case 'removeLivePost':
      return { ...input, key: act.key }
    case 'restoreVersion':
      return { ...input, version: act.restored, expectedVersion }
    default:
      return { ...input, expectedVersion }
  }
}

export function isSoon({ verb, when }: Step): boolean {
  return verb === 'publishArticle' && (when === 'soon' || when === 'expires')
}

function holdOf({ verb, when }: Step): Hold | null {
  if (verb === 'publishArticle' && when === 'soon') return 'SCHEDULED'
  const hold = TAKES_TIMES.includes(verb) ? HELD[when] : undefined
  return hold ?? (verb === 'scheduleArticle' ? 'SCHEDULED' : null)
}

function times(step: Step, hold: Hold | null): object {
  const soon = new Date(Date.now() + SOON_MS).toISOString()
  if (isSoon(step)) return step.when === 'soon' ? { publishAt: soon } : { expiresAt: soon }
  if (hold === 'EMBARGOED') return { embargoedUntil: EMBARGO }
  return hold === 'SCHEDULED' ? { publishAt: LATER } : {}
}
