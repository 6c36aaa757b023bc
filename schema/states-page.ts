import { FEED_TRANSITIONS } from '../db/content/feeds/feed-states.ts'
import { WIRE_STEPS } from '../db/content/feeds/wire-steps.ts'
import { type Cell, TRANSITIONS } from '../db/content/versions/transitions.ts'

/** The states of articles and feeds as a page for people, from the tables that mutations use. */
export function statesPage(): string {
  const states = Object.keys(TRANSITIONS.saveDraft)
  const rows = Object.entries(TRANSITIONS).map(([verb, cells]) => [`\`${verb}\``, ...Object.values(cells).map(text)])
  return [HEAD, table(['verb', ...states], rows), TAIL, FEEDS, table(...ofFeeds()), ITEMS, table(...ofItems()), '']
    .join('\n\n')
    .trimEnd()
    .concat('\n')
}

type Table = readonly [head: readonly string[], rows: readonly (readonly string[])[]]

function ofFeeds(): Table {
  const rows = Object.entries(FEED_TRANSITIONS).map(([verb, next]) => [`\`${verb}\``, ...Object.values(next)])
  return [['verb', ...Object.keys(FEED_TRANSITIONS.pauseFeed)], rows]
}

function ofItems(): Table {
  const rows = Object.entries(WIRE_STEPS).map(([status, steps]) => [status, ...Object.values(steps)])
  return [['the source says', ...Object.keys(WIRE_STEPS.USABLE)], rows]
}

function table(...[head, rows]: Table): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function text(cell: Cell): string {
  if (typeof cell === 'string') return cell
  if ('refused' in cell) return `*${cell.refused}*`
  const needed = cell.ifThereIs === 'either' ? 'a draft or a scheduled version' : cell.ifThereIs
  return `${cell.next} with ${needed}, else *${cell.otherwise}*`
}

const HEAD = `# States of an article

Generated from \`db/content/versions/transitions.ts\` by \`npm run schema\`. The mutations use the same table.

\`Article.state\` says what readers have. A working draft (\`Article.draft\`) and a version that is scheduled or under embargo
(\`Article.scheduled\`) are stored separately, so a public article stays \`PUBLISHED\` while its next version is being written.

A column is the state before, a row what is done, a cell the state after. A refusal is in italics: \`CONFLICT\` with this word as
\`extensions.reason\` (see [error codes](errors.md#conflict)). Rows without a mutation of that name are time-based transitions.`

const TAIL = `- A version that is submitted with a \`publishAt\` or \`embargoedUntil\` in the future is held until then. A story that was never
  public is SCHEDULED meanwhile, or EMBARGOED if it is the embargo that holds it; any other keeps its state.
- A new article starts with \`saveDraft\` (DRAFT) or \`publishArticle\`. Every other verb needs an article, else \`NOT_FOUND\`.
- \`publishArticle\` replaces the working draft and the schedule. A correction, an update or a live post leaves the draft; the
  schedule, which would undo the change, becomes the working draft if there is none.
- \`unscheduleArticle\` and \`withholdArticle\` make the scheduled version the working draft, unless there is one.
- Whatever a version says becomes public with its event, also its \`slug\` and \`translationOf\`: readers, lists, pages, feeds and caches have
  nothing of a draft or a scheduled version before.
- In terms of ninjs (\`pubStatus\`) PUBLISHED is USABLE, CANCELED is CANCELED, and every other state is WITHHELD.
- \`cancelArticle\` on a killed article changes nothing. NOT_DUE is never seen by clients.`

const FEEDS = `## States of a feed

Generated from \`db/content/feeds/feed-states.ts\`. A row is a mutation, or what an attempt to poll the source has found. A feed that is
PAUSED takes nothing, neither polled nor pushed; one that is GONE, since its source has answered 410, is polled no more. A feed begins
ACTIVE.`

const ITEMS = `## What an item of a feed does

Generated from \`db/content/feeds/wire-steps.ts\`. A row is what the source says of a version that is newer than what came before, a column the
state of the article; NONE if there is none. Older and equal copies do nothing.

- \`publish\` stores the version as a draft instead if anything speaks against publishing it: something about it is not understood, the desk has
  withdrawn the article, or the feed publishes nothing without an editor.
- \`withhold\` and \`cancel\` are what \`withholdArticle\` and \`cancelArticle\` do.
- \`remember\` makes nothing. An older version that comes later makes nothing either, and after a kill no version does.`
