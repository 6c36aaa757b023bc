import type { ServerResponse } from 'node:http'
import { decodeLogCursor } from '../../../schema/paging/log-cursor.ts'
import type { Chance } from '../../chance.ts'
import { CREATE } from '../../webhooks/newsroom-with-receiver.ts'
import { type Answer, openReceiver, type Receiver } from '../../webhooks/open-receiver.ts'
import { ask } from './ask.ts'

const SLOW_MS = 150

/** A receiver with its webhook, and how it behaves. */
export interface Registered {
  readonly id: string
  /** The position after which its messages begin. */
  readonly from: number
  readonly habit: Habit
  readonly receiver: Receiver
}

export type Habit = 'good' | 'slow' | 'failing' | 'cutting' | 'stalling' | 'leaving'

interface Webhook {
  readonly createWebhook: {
    readonly secret: string
    readonly webhook: { readonly id: string; readonly cursor: string }
  }
}

/** Registers a receiver of all news from now on. */
export async function register(url: string, token: string, habit: Habit, chance: Chance): Promise<Registered> {
  const receiver = await openReceiver()
  const { createWebhook } = await ask<Webhook>(url, token, CREATE, { input: { url: receiver.url } })
  receiver.secret = createWebhook.secret
  receiver.answer = answerOf(habit, chance)
  const { id, cursor } = createWebhook.webhook
  return { id, from: decodeLogCursor(cursor)?.position ?? 0, habit, receiver }
}

function answerOf(habit: Habit, { below }: Chance): Answer {
  const well = (response: ServerResponse) => void response.writeHead(204).end()
  const sometimes = (badly: (response: ServerResponse) => void): Answer => {
    return (_message, response) => (below(10) === 0 ? badly(response) : well(response))
  }
  switch (habit) {
    case 'good':
      return (_message, response) => well(response)
    case 'slow':
      return (_message, response) => void setTimeout(() => well(response), SLOW_MS)
    case 'failing':
      return sometimes((response) => void response.writeHead(below(2) === 0 ? 500 : 503, { 'retry-after': '1' }).end())
    case 'cutting':
      // It has the message, and the gateway does not know.
      return sometimes((response) => void response.destroy())
    case 'stalling': {
      let stalls = 1
      return (_message, response) => void (stalls-- <= 0 && well(response))
    }
    case 'leaving': {
      let leaves = 1
      return (_message, response) => (leaves-- > 0 ? void response.writeHead(410).end() : well(response))
    }
  }
}
