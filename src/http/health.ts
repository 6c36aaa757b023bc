import type { ServerResponse } from 'node:http'
import type { Registry } from 'prom-client'

/** Each check returns the problem, or null. */
export type Checks = Readonly<Record<string, () => string | null | Promise<string | null>>>

/**
 * Serves the readiness check, with the state of each check. Every check must have its own timeout. Problems of `notes` are told, but
 * the gateway is ready all the same.
 */
export async function serveReadiness(response: ServerResponse, checks: Checks, notes: Checks): Promise<void> {
  const results = await resultsOf(checks)
  const ready = results.every(([, result]) => result === 'ok')
  results.push(...(await resultsOf(notes)))
  response.writeHead(ready ? 200 : 503, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(`${JSON.stringify({ ready, checks: Object.fromEntries(results) })}\n`)
}

function resultsOf(checks: Checks): Promise<[string, string][]> {
  return Promise.all(
    Object.entries(checks).map(async ([name, check]): Promise<[string, string]> => {
      const problem = await Promise.resolve(check()).catch((error: unknown) => String(error))
      return [name, problem ?? 'ok']
    }),
  )
}

export function serveLiveness(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end('{"live":true}\n')
}

export async function serveMetrics(response: ServerResponse, registry: Registry): Promise<void> {
  const text = await registry.metrics()
  response.writeHead(200, { 'content-type': registry.contentType, 'cache-control': 'no-store' }).end(text)
}
