import type { Outcome } from '../load/perform.ts'

const COLUMNS = [
  'scenario',
  'gateways',
  'published',
  'refused',
  'subscribers',
  'delivered',
  'lost',
  'doubled',
  'disordered',
  'forbidden',
  'invented',
  'took',
] as const

/** The counts that must be zero and are not. */
export function failed({ lost, doubled, disordered, forbidden, invented, faults }: Outcome): boolean {
  return lost + doubled + disordered + forbidden + invented + faults.length > 0
}

/** The table that a run prints. */
export function table(outcomes: readonly Outcome[]): string {
  const rows = [
    [...COLUMNS],
    ...outcomes.map((outcome) =>
      COLUMNS.map((column) =>
        column === 'took' ? `${(outcome.tookMs / 1000).toFixed(1)} s` : String(outcome[column]),
      ),
    ),
  ]
  const widths = COLUMNS.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)))
  return rows
    .map((row) =>
      row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
    )
    .join('\n')
}
