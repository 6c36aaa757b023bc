import { parseArgs } from 'node:util'
import type { FeedSubmission } from '../../../schema/feed/feed-submission.ts'

export type Action =
  | { readonly do: 'list' }
  | { readonly do: 'show' | 'pause' | 'resume' | 'remove'; readonly slug: string }
  | { readonly do: 'add'; readonly feed: FeedSubmission }

export const USAGE = `npm run feeds                      lists the feeds, with what became of their items
npm run feeds -- add SLUG [options]  adds a feed
  --url URL            what is polled; without it, items are pushed or imported
  --title TEXT         its name for people
  --section SLUG       the section of all its items; by default that of their categories
  --language TAG       of items that name none
  --time-zone ZONE     of times without a zone, such as Europe/Rome
  --tag NAME           a tag that all its items get; several times for several
  --source-name TEXT   the name of the source
  --scope NAME         feeds with the same scope bring the same items; by default the slug
  --draft              its items wait for an editor
  --wire-wins          newer copies overwrite what the desk has changed
  --interval SECONDS   how often it is polled; by default 300
npm run feeds -- show SLUG           shows a feed, and the items that wait or were refused
npm run feeds -- pause SLUG          takes nothing of a feed until it is resumed: no kills either
npm run feeds -- resume SLUG         takes what it brings again
npm run feeds -- remove SLUG         removes a feed; its articles stay
`

const OPTIONS = {
  url: { type: 'string' },
  title: { type: 'string' },
  section: { type: 'string' },
  language: { type: 'string' },
  'time-zone': { type: 'string' },
  tag: { type: 'string', multiple: true },
  'source-name': { type: 'string' },
  scope: { type: 'string' },
  draft: { type: 'boolean' },
  'wire-wins': { type: 'boolean' },
  interval: { type: 'string' },
  help: { type: 'boolean' },
} as const

/** Parses the command line. Wrong usage gives a `problem`. */
export function parseFeedArguments(
  argv: readonly string[],
): Action | { readonly help: string } | { readonly problem: string } {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], allowPositionals: true, options: OPTIONS })
    const [action = 'list', slug, ...others] = positionals
    const { help, ...settings } = values
    if (help) return { help: USAGE }
    if (others.length > 0) return { problem: `"${others.join(' ')}" is too much.` }
    if (action !== 'add' && Object.keys(settings).length > 0) return { problem: 'Only add takes options.' }
    if (action === 'list' && slug === undefined) return { do: 'list' }
    if (!isAction(action)) return { problem: `"${action}" is not a command.` }
    if (slug === undefined) return { problem: `${action} needs the slug of a feed.` }
    return action === 'add' ? { do: 'add', feed: feedOf(slug, settings) } : { do: action, slug }
  } catch (error) {
    const [said = ''] = (error instanceof Error ? error.message : String(error)).split('. ')
    return { problem: `${said}.` }
  }
}

const ACTIONS = ['add', 'show', 'pause', 'resume', 'remove'] as const

function isAction(text: string): text is (typeof ACTIONS)[number] {
  return ACTIONS.some((action) => action === text)
}

interface Settings {
  readonly url?: string | undefined
  readonly title?: string | undefined
  readonly section?: string | undefined
  readonly language?: string | undefined
  readonly scope?: string | undefined
  readonly tag?: string[] | undefined
  readonly draft?: boolean | undefined
  readonly interval?: string | undefined
  readonly 'time-zone'?: string | undefined
  readonly 'source-name'?: string | undefined
  readonly 'wire-wins'?: boolean | undefined
}

function feedOf(slug: string, settings: Settings): FeedSubmission {
  const { url, title, section, language, scope, tag, interval } = settings
  return {
    ...{ slug, url, title, section, language, scope },
    ...(tag && { tags: tag }),
    timeZone: settings['time-zone'],
    sourceName: settings['source-name'],
    publish: settings.draft ? 'DRAFT' : 'LIVE',
    precedence: settings['wire-wins'] ? 'WIRE' : 'DESK',
    ...(interval !== undefined && { intervalSeconds: Number(interval) }),
  }
}
