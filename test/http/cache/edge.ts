import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A CDN that records purges. */
export interface Edge extends AsyncDisposable {
  readonly url: string
  /** The purges that it has taken, each as its tags. */
  readonly purges: readonly (readonly string[])[]
  /** Says no to the next so many, by default with 503. */
  refuse(count: number, status?: number): void
}

export async function openEdge(token?: string): Promise<Edge> {
  const purges: string[][] = []
  let refusals = 0
  let refusal = 503
  const server = createServer((request, response) => {
    if (token !== undefined && request.headers.authorization !== `Bearer ${token}`) response.writeHead(401).end()
    else if (refusals-- > 0) response.writeHead(refusal).end()
    else {
      purges.push(String(request.headers['surrogate-key']).split(' '))
      response.writeHead(204).end()
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/purge`,
    purges,
    refuse(count, status = 503) {
      refusals = count
      refusal = status
    },
    async [Symbol.asyncDispose]() {
      server.close()
      server.closeAllConnections()
    },
  }
}
