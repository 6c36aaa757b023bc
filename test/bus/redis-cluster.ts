import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../free-port.ts'
import { type RedisServer, startRedis } from './redis-server.ts'

const NODES = 3
const LOOK_MS = 100

export interface RedisCluster extends AsyncDisposable {
  /** For REDIS_URL. */
  readonly url: string
  readonly nodes: readonly RedisServer[]
}

/** Three nodes that share all slots. */
export async function startRedisCluster(): Promise<RedisCluster> {
  await using opened = new AsyncDisposableStack()
  const folder = mkdtempSync(join(tmpdir(), 'tickertape-cluster-'))
  opened.defer(() => rmSync(folder, { recursive: true, force: true }))
  const nodes: RedisServer[] = []
  for (let at = 0; at < NODES; at++) {
    const clusterPort = await freePort()
    const config = join(folder, `${at}.conf`)
    const args = ['--cluster-enabled', 'yes', '--cluster-config-file', config, '--cluster-port', String(clusterPort)]
    nodes.push(opened.use(await startRedis(args)))
  }
  const addresses = nodes.map(({ url }) => url.replace('redis://', ''))
  execFileSync('redis-cli', ['--cluster', 'create', ...addresses, '--cluster-yes'], { stdio: 'ignore' })
  while (!addresses.every(isWhole)) await sleep(LOOK_MS)
  const parts = opened.move()
  return { url: nodes.map(({ url }) => url).join(','), nodes, [Symbol.asyncDispose]: () => parts.disposeAsync() }
}

function isWhole(address: string): boolean {
  const [host = '', port = ''] = address.split(':')
  return execFileSync('redis-cli', ['-h', host, '-p', port, 'cluster', 'info']).includes('cluster_state:ok')
}
