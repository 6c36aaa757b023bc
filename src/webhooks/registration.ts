import { randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type { Query } from '../../db/connection/database.ts'
import type { LogRange } from '../../db/log/event-log.ts'
import {
  changeWebhook,
  deleteWebhook,
  insertWebhook,
  replaceSecret,
  resumeWebhook,
  rewindWebhook,
  type Webhook,
  webhookById,
} from '../../db/webhooks/webhook.ts'
import { badInput, notFound } from '../../schema/errors.ts'
import { encodeLogCursor } from '../../schema/paging/log-cursor.ts'
import { cursorProblem, resumption } from '../../schema/paging/resumption.ts'
import type { Webhooks } from '../../schema/webhook/webhooks.ts'
import { DEFAULT_QUERY } from './operation.ts'
import { checkUrl } from './receiver-url.ts'

export interface RegistrationLimits {
  readonly maxWebhooks: number
  readonly maxDescriptionCharacters: number
  /** How long the secret before the last rotation signs as well. */
  readonly previousSecretSeconds: number
}

export interface RegistrationServices {
  readonly query: Query
  readonly logRange: () => Promise<LogRange>
  /** What is wrong with the query; null if nothing is. */
  readonly problemOf: (query: string) => Promise<string | null>
  /** Whether a host may be called, as far as its name says. */
  readonly mayCall: (hostname: string) => boolean
  /** Called after a change. Resolves once this gateway delivers by it. */
  readonly changed: () => Promise<void>
  readonly limits: RegistrationLimits
}

/** The mutations of webhooks. */
export function registration(services: RegistrationServices): Webhooks {
  const { query, logRange, problemOf, mayCall, changed, limits } = services

  async function check(given: {
    readonly url?: string | null | undefined
    readonly query?: string | null | undefined
    readonly description?: string | null | undefined
  }): Promise<void> {
    const url = typeof given.url === 'string' ? checkUrl(given.url, mayCall) : null
    const problem = typeof given.query === 'string' ? await problemOf(given.query) : null
    const tooLong = (given.description?.length ?? 0) > limits.maxDescriptionCharacters
    const issues = [
      ...(url === null ? [] : [{ path: ['input', 'url'], message: url }]),
      ...(problem === null ? [] : [{ path: ['input', 'query'], message: problem }]),
      ...(tooLong
        ? [{ path: ['input', 'description'], message: `at most ${limits.maxDescriptionCharacters} characters` }]
        : []),
    ]
    if (issues.length > 0) throw badInput(issues)
  }

  /** @throws CURSOR_INVALID, CURSOR_EXPIRED, CURSOR_AHEAD */
  async function resumed(cursor: string): Promise<LogRange & { readonly from: number }> {
    const range = await logRange()
    const found = resumption(cursor, range)
    if ('problem' in found) throw cursorProblem(found.problem, range)
    return { ...range, from: found.from }
  }

  async function done(webhook: Webhook | null): Promise<Webhook> {
    if (!webhook) throw notFound('webhook with this id')
    await changed()
    return webhook
  }

  return {
    async create({ url, description, query: document, after }, by) {
      await check({ url, description, query: document })
      const range = await logRange()
      const row = {
        epoch: range.epoch,
        position: typeof after === 'string' ? (await resumed(after)).from : range.head,
        id: uuidv7(),
        url,
        description: description ?? null,
        query: document ?? DEFAULT_QUERY,
        secret: newSecret(),
        created_by: by.subject,
      }
      const webhook = await insertWebhook(query, row, limits.maxWebhooks)
      if (webhook) return done(webhook)
      throw badInput([
        { path: ['input'], message: `there are ${limits.maxWebhooks} webhooks already; delete one first` },
      ])
    },
    async update({ id, url, query: document, description }) {
      await check({ url, query: document, description })
      const change = {
        ...(typeof url === 'string' && { url }),
        ...(typeof document === 'string' && { query: document }),
        ...(description !== undefined && { description }),
      }
      return done(await changeWebhook(query, id, change))
    },
    async rotateSecret(id) {
      return done(await replaceSecret(query, id, newSecret(), limits.previousSecretSeconds))
    },
    async resume(id) {
      const webhook = await webhookById(query, id)
      // The next attempt would park it again.
      if (webhook) await resumed(encodeLogCursor(webhook))
      return done(await resumeWebhook(query, id))
    },
    async replay({ id, after }) {
      const { from, ...range } = await resumed(after)
      return done(await rewindWebhook(query, id, from, range))
    },
    async delete(id) {
      if (!(await deleteWebhook(query, id))) throw notFound('webhook with this id')
      await changed()
    },
  }
}

/** In the form of Standard Webhooks. */
function newSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`
}
