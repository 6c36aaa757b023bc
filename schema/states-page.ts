import { type Cell, TRANSITIONS } from '../db/content/versions/transitions.ts'

/** The states of articles as a page for people, from the table that mutations use. */
export function statesPage(): string {
  const states = Object.keys(TRANSITIONS.saveDraft)
  const rows = Object.entries(TRANSITIONS).map(([verb, cells]) => [`\`${verb}\``, ...Object.values(cells).map(text)])
  const table = [['verb', ...states], ['', ...states].map(() => '---'), ...rows]
  return `${HEAD}\n\n${table.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n\n${TAIL}\n`
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
(\`Article.scheduled\`) lie beside it, so a public article stays \`PUBLISHED\` while its next version is being written.

A column is the state before, a row what is done, a cell the state after. A refusal is in italics: \`CONFLICT\` with this word as
\`extensions.reason\` (see [error codes](errors.md#conflict)). Rows without a mutation of that name are what time does.`

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
