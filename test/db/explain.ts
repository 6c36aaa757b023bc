import { type KyselyPlugin, RawNode } from 'kysely'
import { z } from 'zod'
import type { Query } from '../../db/connection/database.ts'

export interface Step {
  readonly kind: string
  readonly relation: string | null
  /** Rows that it looked at, those that it then passed over included. */
  readonly rows: number
  /** What each row was tested for after it had been fetched. */
  readonly filter: string | null
}

const Plan = z.object({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  'Actual Rows': z.number(),
  'Actual Loops': z.number(),
  Filter: z.string().optional(),
  'Rows Removed by Filter': z.number().optional(),
  'Rows Removed by Index Recheck': z.number().optional(),
  get Plans() {
    return z.array(Plan).optional()
  },
})
const Explained = z.array(z.object({ 'QUERY PLAN': z.array(z.object({ Plan })) }))

/** Runs what `ask` asks as `explain analyze`, with its own parameters, and gives every step that reads a table. */
export async function explain(query: Query, ask: (query: Query) => Promise<unknown>): Promise<Step[]> {
  const steps: Step[] = []
  const explaining: KyselyPlugin = {
    transformQuery: ({ node }) => RawNode.create(['explain (analyze, format json) ', ''], [node]),
    transformResult: async ({ result }) => {
      for (const row of Explained.parse(result.rows)) for (const { Plan } of row['QUERY PLAN']) collect(Plan, steps)
      return { ...result, rows: [] }
    },
  }
  await ask(query.withPlugin(explaining))
  return steps
}

function collect(plan: z.infer<typeof Plan>, steps: Step[]): void {
  const perLoop =
    plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0) + (plan['Rows Removed by Index Recheck'] ?? 0)
  if (plan['Relation Name'] !== undefined || plan['Node Type'] === 'Bitmap Index Scan') {
    const rows = Math.round(perLoop * plan['Actual Loops'])
    steps.push({ kind: plan['Node Type'], relation: plan['Relation Name'] ?? null, rows, filter: plan.Filter ?? null })
  }
  for (const below of plan.Plans ?? []) collect(below, steps)
}
