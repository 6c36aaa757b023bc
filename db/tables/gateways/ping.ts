import type { Generated } from 'kysely'

export interface PingTable {
  name: string
  epoch: string
  position: number
  failures: Generated<number>
  due_at: Generated<Date>
  claim: string | null
  claimed_until: Date | null
}
