import { perSecond, timesAs } from '../load/rounds.ts'
import { limitOf } from '../uncached/limit-of.ts'
import type { Results } from './results.ts'

/** The figures as docs/measurements.md has them. */
export function tables({ uncached, kept, growth }: Partial<Results>): string {
  return [uncached && ofUncached(uncached), kept && ofKept(kept), growth && ofGrowth(growth)]
    .filter((table) => table !== undefined)
    .join('\n\n')
}

const QUESTIONS = ['latest', 'nested', 'article'] as const

function ofUncached(uncached: NonNullable<Results['uncached']>): string {
  const servers = Object.keys(uncached.nested ?? {})
  const rows = servers.map((server) => {
    const shares = QUESTIONS.map((question) => {
      const { [server]: measured, [limitOf(server)]: limit } = uncached[question] ?? {}
      if (!measured) return '?'
      if (!limit || measured === limit) return count(measured.perSecond)
      return `${count(measured.perSecond)} (${timesAs(measured, limit, perSecond).toFixed(2)})`
    })
    const { serverMicros = 0, postgresMicros = null } = uncached.nested?.[server] ?? {}
    return [server, ...shares, `${count(serverMicros)} + ${postgresMicros === null ? '?' : count(postgresMicros)}`]
  })
  return table(['uncached', ...QUESTIONS, 'CPU µs of nested, server + Postgres'], rows)
}

function ofKept(kept: NonNullable<Results['kept']>): string {
  const ratios: readonly (readonly [label: string, what: string, than: string])[] = [
    ['GET (of constant bytes)', 'ours GET', 'constant GET'],
    ['POST (of constant bytes)', 'ours POST', 'constant POST'],
    ['304 (of a constant 304)', 'ours 304', 'constant 304'],
    ['GET (times Yoga with its response cache)', 'ours GET', 'yoga GET'],
    ['GET through nginx (of constant bytes through it)', 'ours GET through nginx', 'constant GET through nginx'],
    ['GET with ten publishes a second (of GET)', 'ours GET while ten stories a second are published', 'ours GET'],
  ]
  const measured = ratios.filter(([, what]) => kept.some(({ figures }) => figures[what]))
  const rows = measured.map(([label, what, than]) => [
    label,
    ...kept.map(({ figures }) => {
      const [one, other] = [figures[what], figures[than]]
      return one && other ? `${count(one.perSecond)} (${timesAs(one, other, perSecond).toFixed(2)})` : '?'
    }),
  ])
  return table(['cached', ...kept.map(({ kilobytes }) => `${kilobytes} KB`)], rows)
}

function ofGrowth(growth: NonNullable<Results['growth']>): string {
  const rows = growth.map(({ large, small, ratio, goal }) => [large, small, ratio.toFixed(2), String(goal ?? '–')])
  return table(['processor time of', 'to', 'ratio', 'goal: at most'], rows)
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

const count = (value: number) => Math.round(value).toLocaleString('en')
