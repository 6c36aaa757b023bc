import type { Generated } from 'kysely'

export interface CdnPurgeTable {
  only_one: Generated<boolean>
  epoch: string
  position: number
  repeated_to: Generated<number>
}
