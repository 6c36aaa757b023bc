import { type Measured, perSecond, timesAs } from '../load/rounds.ts'
import { limitOf } from '../uncached/limit-of.ts'
import type { Results } from './results.ts'

const WIDTH = 720
const LABEL_WIDTH = 220
const SHARE_WIDTH = 60
const BAR = 14
const GAP = 4
const QUESTIONS = {
  latest: 'latest: 20 newest with section',
  nested: 'nested: a section, 20 articles with authors, tags, picture and related',
  article: 'article: one with all blocks, authors, tags and related',
} as const

/** Of the limit, by server. */
function shares(figures: Readonly<Record<string, Measured>> = {}): [server: string, share: number][] {
  return Object.entries(figures).flatMap(([server, figure]) => {
    const { [limitOf(server)]: limit } = figures
    return limit ? [[server, timesAs(figure, limit, perSecond)]] : []
  })
}

/** Each server's share of the limit, as a picture whose colours can be read on light pages and on dark ones. */
export function chart(uncached: NonNullable<Results['uncached']>): string {
  const parts: string[] = []
  const all = Object.entries(QUESTIONS).map(([question, title]) => ({ title, servers: shares(uncached[question]) }))
  const longest = Math.max(...all.flatMap(({ servers }) => servers.map(([, share]) => share)))
  let y = 6
  for (const { title, servers } of all) {
    y += 20
    parts.push(`<text class="title" x="0" y="${y}">${title}</text>`)
    y += GAP * 2
    for (const [server, share] of servers) {
      const length = Math.round((share / longest) * (WIDTH - LABEL_WIDTH - SHARE_WIDTH))
      const kind = server.startsWith('ours') ? 'ours' : server.startsWith('limit') ? 'limit' : 'peer'
      parts.push(
        `<text class="name" x="${LABEL_WIDTH - 8}" y="${y + BAR - 3}">${server}</text>`,
        `<rect class="${kind}" x="${LABEL_WIDTH}" y="${y}" width="${length}" height="${BAR}" rx="2"/>`,
        `<text x="${LABEL_WIDTH + length + 6}" y="${y + BAR - 3}">${share.toFixed(2)}</text>`,
      )
      y += BAR + GAP
    }
  }
  const height = y + 8
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="Reads that nobody asked before, as a share of one SQL statement written by hand">
<style>
text { font: 12px system-ui, sans-serif; fill: #6e7781 }
.title { font-weight: 600 }
.name { text-anchor: end }
.ours { fill: #2f81f7 }
.limit { fill: #afb8c1 }
.peer { fill: #8c959f }
</style>
${parts.join('\n')}
</svg>
`
}
