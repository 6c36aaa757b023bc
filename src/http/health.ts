import type { ServerResponse } from 'node:http'
import type { Registry } from 'prom-client'

/** Each check returns the problem, or null. */
export type Checks = Readonly<Record<string, () => string | null | Promise<string | null>>>

/** Every check must have its own timeout. */
export interface Readiness {
  /** If one of these has a problem, the gateway cannot serve. */
  readonly needed: Checks
  /** If one of these has a problem, the gateway serves, and somebody should look. */
  readonly degrading: Checks
}

/** Serves the readiness check, with the state of each check. */
export async function serveReadiness(response: ServerResponse, { needed, degrading }: Readiness): Promise<void> {
  const [needs, others] = await Promise.all([resultsOf(needed), resultsOf(degrading)])
  const ready = allOk(needs)
  const status = !ready ? 'unavailable' : allOk(others) ? 'ok' : 'degraded'
  response.writeHead(ready ? 200 : 503, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(`${JSON.stringify({ ready, status, checks: Object.fromEntries([...needs, ...others]) })}\n`)
}

function allOk(results: readonly (readonly [string, string])[]): boolean {
  return results.every(([, result]) => result === 'ok')
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
