import type { GraphQLSchema } from 'graphql'
import type { Agent } from 'undici'
import type { Query } from '../../db/connection/database.ts'
import type { LogRange } from '../../db/log/event-log.ts'
import type { Context } from '../../schema/context.ts'
import type { Webhooks } from '../../schema/webhook/webhooks.ts'
import type { Bus } from '../bus/bus.ts'
import type { Config } from '../config/config.ts'
import {
  deliveryLimits,
  WEBHOOK_CLAIM_LIMITS,
  WEBHOOK_EXCHANGE_LIMITS,
  WEBHOOK_REGISTRATION_LIMITS,
} from '../config/limits.ts'
import type { Operations } from '../graphql/prepare.ts'
import type { Hub } from '../live/hub.ts'
import { exchange } from '../outbound/exchange.ts'
import { mayCall } from '../outbound/public-address.ts'
import type { Telemetry } from '../telemetry/telemetry.ts'
import { Deliveries } from '../webhooks/deliveries.ts'
import { Delivery } from '../webhooks/delivery.ts'
import { webhookOperation } from '../webhooks/operation.ts'
import { registration } from '../webhooks/registration.ts'

const WEBHOOKS_TOPIC = 'tickertape:webhooks'

export interface WebhookParts {
  readonly query: Query
  readonly bus: Bus
  readonly agent: Agent
  readonly hub: Hub
  readonly schema: GraphQLSchema
  readonly operations: Operations
  /** The context of an anonymous viewer. */
  readonly openContext: () => Context
  readonly logRange: () => Promise<LogRange>
  readonly reports: Telemetry['webhooks']
}

/** The mutations of webhooks, and the job that delivers their messages. */
export async function openWebhooks(
  config: Config,
  parts: WebhookParts,
): Promise<{ readonly webhooks: Webhooks; readonly deliveries: Deliveries }> {
  const { query, bus, agent, hub, logRange, reports } = parts
  const operationOf = (document: string) => webhookOperation(document, parts)
  const services = {
    query,
    hub,
    logRange,
    operationOf,
    post: (
      url: string,
      { headers, body }: { headers: Readonly<Record<string, string>>; body: Buffer },
      signal: AbortSignal,
    ) => exchange(agent, url, { method: 'POST', headers, body }, WEBHOOK_EXCHANGE_LIMITS, signal),
    limits: deliveryLimits(config),
    reports,
  }
  const deliveries = new Deliveries(
    query,
    WEBHOOK_CLAIM_LIMITS,
    (webhook, ...rest) => Delivery.begin(webhook, services, ...rest),
    reports.onError,
  )
  const webhooks = registration({
    query,
    logRange,
    problemOf: async (document) => {
      const operation = await operationOf(document)
      return 'problem' in operation ? operation.problem : null
    },
    mayCall: (hostname) => mayCall(hostname, config.OUTBOUND_ADDRESSES),
    changed: () => {
      bus.publish(WEBHOOKS_TOPIC, '')
      return deliveries.wake()
    },
    limits: WEBHOOK_REGISTRATION_LIMITS,
  })
  await bus.subscribe(WEBHOOKS_TOPIC, () => {
    deliveries.wake().catch(reports.onError)
  })
  return { webhooks, deliveries }
}
