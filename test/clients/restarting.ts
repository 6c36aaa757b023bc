import { openWire, type Wire } from '../audit/services/wire.ts'
import type { Backends } from '../backends.ts'
import { openOn } from '../newsroom.ts'
import { makeSection, publish } from '../process/publisher.ts'
import type { Recorder } from './recorder.ts'

/** A newsroom behind a proxy that can cut connections, whose gateway can be restarted. */
export interface RestartingNewsroom extends AsyncDisposable {
  readonly url: string
  readonly wire: Wire
  /** Publishes without the proxy. */
  publish(headline: string): Promise<string>
  /** Drains the gateway and starts another, which accepts publishes at once. Readers reach it after `wire.aim`. */
  restart(): Promise<{ readonly port: number }>
}

export async function openRestartingNewsroom(backends: Backends, env = {}): Promise<RestartingNewsroom> {
  await using opened = new AsyncDisposableStack()
  const backend = opened.use(await backends.open())
  let gateway = await openOn(backend, env)
  opened.defer(() => gateway[Symbol.asyncDispose]())
  const port = () => Number(new URL(gateway.url).port)
  const wire = opened.use(await openWire(port()))
  await makeSection(gateway.url)
  const parts = opened.move()
  return {
    url: `http://127.0.0.1:${wire.port}`,
    wire,
    publish: (headline) => publish(gateway.url, `urn:test:${headline}`, headline),
    async restart() {
      await gateway[Symbol.asyncDispose]()
      gateway = await openOn(backend, env)
      return { port: port() }
    },
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  }
}

/** Publishes an article in each phase and waits until its reader has received it. Resolves with everything it received. */
export async function throughCutAndRestart<Value>(
  newsroom: RestartingNewsroom,
  events: Recorder<Value>,
): Promise<readonly Value[]> {
  await newsroom.publish('Before')
  await events.values(1)

  newsroom.wire.turn('refuse')
  newsroom.wire.cut()
  await newsroom.publish('While cut off')
  newsroom.wire.turn('pass')
  await events.values(2)

  const { port } = await newsroom.restart()
  await newsroom.publish('While restarting')
  newsroom.wire.aim(port)
  await events.values(3)

  await newsroom.publish('After')
  return events.values(4)
}
