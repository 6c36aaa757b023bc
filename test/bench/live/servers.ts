import type { AddressInfo } from 'node:net'
import { endChild, startChild } from './child.ts'
import type { Subject } from './subject.ts'

/** A server in a file beside this one, which emits as many events as it is told by message. */
export async function openServer(file: string, args: readonly string[]): Promise<Subject> {
  const [child, address] = await startChild(file, args)
  const { port } = address as AddressInfo
  return {
    port,
    process: child,
    emit: async (events) => void child.send(events),
    [Symbol.asyncDispose]: () => endChild(child),
  }
}
