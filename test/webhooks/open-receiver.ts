import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'

/** A message as a receiver reads it. */
export interface Received {
  readonly id: string
  readonly signatures: number
  readonly type: string
  readonly position: number
  readonly attempt: number
  readonly replay: boolean
  readonly data: { readonly latestNews: News }
  readonly extensions: { readonly cursor: string }
}

export interface News {
  readonly kind: string
  readonly uri: string
  readonly article: { readonly headline: string } | null
}

export function headlines(messages: readonly Pick<Received, 'data'>[]): (string | undefined)[] {
  return messages.map(({ data }) => data.latestNews.article?.headline)
}

/** Responds to a message; without an answer, it is acknowledged. */
export type Answer = (message: Received, response: ServerResponse) => void

/** A receiver of webhooks that verifies what it gets. */
export interface Receiver extends AsyncDisposable {
  readonly url: string
  /** What it has acknowledged, in order. */
  readonly acknowledged: readonly Received[]
  /** All that it got. */
  readonly received: readonly Received[]
  /** Messages whose signature was wrong. */
  readonly refused: readonly string[]
  secret: string
  answer: Answer | null
}

export async function openReceiver(): Promise<Receiver> {
  const acknowledged: Received[] = []
  const received: Received[] = []
  const refused: string[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request.setEncoding('utf8')) body += chunk
    const { headers } = request
    // A message may be faster than the response with its secret.
    if (receiver.secret === '') return void response.writeHead(503).end()
    try {
      const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature']
      const signed = Object.fromEntries(names.map((name) => [name, `${headers[name]}`]))
      new Webhook(receiver.secret).verify(body, signed)
    } catch (error) {
      refused.push(String(error))
      return void response.writeHead(401).end()
    }
    const signatures = `${headers['webhook-signature']}`.split(' ').length
    const message: Received = { ...JSON.parse(body), id: `${headers['webhook-id']}`, signatures }
    received.push(message)
    response.once('finish', () => {
      if (response.statusCode < 300) acknowledged.push(message)
    })
    if (receiver.answer === null) response.writeHead(204).end()
    else receiver.answer(message, response)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  const receiver: Receiver = {
    url: `http://127.0.0.1:${port}/news`,
    acknowledged,
    received,
    refused,
    secret: '',
    answer: null,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
    },
  }
  return receiver
}
