import type { Generated } from 'kysely'

export interface GatewaySecretTable {
  only_one: Generated<boolean>
  secret: string
}
