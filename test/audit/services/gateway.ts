import { fileURLToPath } from 'node:url'
import { TEST_SECRET } from '../../backends.ts'
import { CHILD_ENV } from '../../child-env.ts'
import { type Child, start } from './child.ts'
import { openWire, type Wire } from './wire.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** A gateway process with a fault-injecting proxy on every side. Its address stays the same when it is restarted. */
export interface Gateway extends AsyncDisposable {
  readonly name: string
  /** Its URL for readers and writers, through its front proxy. */
  readonly url: string
  /** Its URL without the proxy; another one after each start. */
  readonly direct: () => string
  readonly front: Wire
  readonly database: Wire
  readonly redis: Wire
  /** `folder`: the directory of another version of Tickertape. */
  start(folder?: string): Promise<void>
  kill(): Promise<void>
  /** Sends SIGTERM and waits until it has exited. */
  stop(): Promise<void>
  freeze(): void
  thaw(): void
  /** The tail of its output if it exited by itself, else null. */
  readonly collapse: string | null
}

export interface Backends {
  readonly postgresPort: number
  readonly redisPort: number
  readonly database: string
}

export async function openGateway(
  name: string,
  { postgresPort, redisPort, database: databaseName }: Backends,
  env: Readonly<Record<string, string>>,
): Promise<Gateway> {
  await using opened = new AsyncDisposableStack()
  const database = opened.use(await openWire(postgresPort))
  const redis = opened.use(await openWire(redisPort))
  const front = opened.use(await openWire(0))
  let running: Child | null = null
  let direct = ''
  let collapse: string | null = null
  const end = async (signal: NodeJS.Signals) => {
    const ended = running
    running = null
    ended?.kill(signal)
    await ended?.gone
  }
  opened.defer(() => end('SIGKILL'))
  const parts = opened.move()
  return {
    name,
    url: `http://127.0.0.1:${front.port}`,
    direct: () => direct,
    front,
    database,
    redis,
    async start(folder = ROOT) {
      const child = start(process.execPath, ['src/commands/start.ts'], {
        cwd: folder,
        env: {
          ...CHILD_ENV,
          PORT: '0',
          HOST: '127.0.0.1',
          SEED: 'never',
          LOG_LEVEL: 'fatal',
          DRAIN_SECONDS: '1',
          MAX_OPERATIONS_PER_MINUTE_AND_SUBJECT: '0',
          PING_SECONDS: '1',
          AUTH_SECRET: TEST_SECRET,
          DATABASE_URL: `postgres://postgres@127.0.0.1:${database.port}/${databaseName}`,
          REDIS_URL: `redis://127.0.0.1:${redis.port}`,
          ...env,
        },
      })
      running = child
      child.gone.then((code) => {
        if (running === child) collapse = `${name} ended by itself with ${code}: ${child.output()}`
      })
      const [, port = ''] = await child.says(/ready at http:\S+?:(\d+)\s/)
      direct = `http://127.0.0.1:${port}`
      front.aim(Number(port))
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    freeze: () => running?.kill('SIGSTOP'),
    thaw: () => running?.kill('SIGCONT'),
    get collapse() {
      return collapse
    },
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  }
}
