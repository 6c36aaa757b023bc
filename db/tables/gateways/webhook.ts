import type { Generated } from 'kysely'

/** Why nothing is delivered until a mutation resumes it. */
export type ParkedReason = 'GONE' | 'FAILING' | 'LOG_PRUNED' | 'LOG_RESTORED' | 'QUERY_INVALID'

export interface WebhookTable {
  id: string
  url: string
  description: string | null
  query: string
  secret: string
  previous_secret: string | null
  previous_secret_until: Date | null
  created_at: Generated<Date>
  created_by: string | null
  revision: Generated<number>
  epoch: string
  position: number
  replayed_to: Generated<number>
  acknowledged_at: Date | null
  attempts: Generated<number>
  failing_since: Date | null
  last_problem: string | null
  due_at: Generated<Date>
  parked: ParkedReason | null
  parked_at: Date | null
  claim: string | null
  claimed_until: Date | null
}
