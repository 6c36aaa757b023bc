import type { Results } from './results.ts'

const WIDTH = 720
const LABEL = 220
const BAR = 14
const GAP = 4
const QUESTIONS = {
  latest: 'latest: 20 newest with section',
  nested: 'nested: a section, 20 articles with authors, tags, picture and related',
  article: 'article: one with all blocks, authors, tags and related',
} as const

/** Each server's share of the limit, as a picture that can be read on light and dark pages. */
export function chart(uncached: NonNullable<Results['uncached']>): string {
  const parts: string[] = []
  let y = 6
  for (const [question, title] of Object.entries(QUESTIONS)) {
    const figures = uncached[question] ?? {}
    const limit = figures.limit?.perSecond ?? Number.NaN
    y += 20
    parts.push(`<text class="title" x="0" y="${y}">${title}</text>`)
    y += GAP * 2
    for (const [server, { perSecond }] of Object.entries(figures)) {
      const share = perSecond / limit
      const length = Math.round(share * (WIDTH - LABEL - 60))
      const kind = server.startsWith('ours') ? 'ours' : server === 'limit' ? 'limit' : 'peer'
      parts.push(
        `<text class="name" x="${LABEL - 8}" y="${y + BAR - 3}">${server}</text>`,
        `<rect class="${kind}" x="${LABEL}" y="${y}" width="${length}" height="${BAR}" rx="2"/>`,
        `<text x="${LABEL + length + 6}" y="${y + BAR - 3}">${share.toFixed(2)}</text>`,
      )
      y += BAR + GAP
    }
  }
  const height = y + 8
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="Reads that nobody asked before, as a share of one SQL statement written by hand">
<style>
text { font: 12px system-ui, sans-serif; fill: #57606a }
.title { font-weight: 600; fill: #24292f }
.name { text-anchor: end }
.ours { fill: #0969da }
.limit { fill: #afb8c1 }
.peer { fill: #8c959f }
@media (prefers-color-scheme: dark) {
  text { fill: #9198a1 }
  .title { fill: #e6edf3 }
  .ours { fill: #4493f8 }
  .limit { fill: #3d444d }
  .peer { fill: #656c76 }
}
</style>
${parts.join('\n')}
</svg>
`
}
