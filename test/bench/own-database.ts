import { randomUUID } from 'node:crypto'
import { administer } from '../backends.ts'

/** An empty database on this server that goes away with it. */
export async function openOwnDatabase(server: string): Promise<AsyncDisposable & { readonly url: string }> {
  const name = `tickertape_bench_${randomUUID().replaceAll('-', '')}`
  await administer(server, `create database ${name}`)
  const own = new URL(server)
  own.pathname = `/${name}`
  return { url: own.href, [Symbol.asyncDispose]: () => administer(server, `drop database ${name} with (force)`) }
}
