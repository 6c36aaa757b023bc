import DataLoader from 'dataloader'
import type { Query } from '../db/connection/database.ts'
import type { Context } from './context.ts'

const MAX_KEYS_PER_STATEMENT = 1_000

/** Many keys in one statement. The rows may come in any order. */
type Ask<Key, Row> = (query: Query, keys: readonly Key[]) => Promise<readonly Row[]>

/** One row for each key, or null. All keys that one turn of the executor asks for become one statement. */
export function one<Row, Key = string>(
  ask: Ask<Key, Row>,
  keyOfRow: (row: Row) => string,
  keyOf: (key: Key) => string = String,
): (context: Context, key: Key) => Promise<Row | null> {
  return perContext(async (query, keys) => {
    const rows = new Map((await ask(query, keys)).map((row) => [keyOfRow(row), row]))
    return keys.map((key) => rows.get(keyOf(key)) ?? null)
  }, keyOf)
}

/** All rows for each key, in the order in which they came. */
export function many<Row>(
  ask: Ask<string, Row>,
  keyOfRow: (row: Row) => string,
): (context: Context, key: string) => Promise<Row[]> {
  return perContext(async (query, keys) => {
    const rows = Map.groupBy(await ask(query, keys), keyOfRow)
    return keys.map((key) => rows.get(key) ?? [])
  }, String)
}

/** As `Ask`, with arguments that all keys share; the answers are in the order of the keys. */
type AskWith<Key, Arguments, Answer> = (
  query: Query,
  keys: readonly Key[],
  args: Arguments,
) => Promise<readonly Answer[]>

/** Keys that are asked with equal arguments become one statement; a field under two aliases becomes two. */
export function oneWith<Answer, Arguments, Key = string>(
  ask: AskWith<Key, Arguments, Answer>,
): (context: Context, key: Key, args: Arguments) => Promise<Answer> {
  const text = (asked: { key: Key; args: Arguments }) => JSON.stringify([asked.key, asked.args])
  const load = perContext<{ key: Key; args: Arguments }, Answer>(async (query, asked) => {
    const answers = new Map<string, Answer>()
    for (const group of Map.groupBy(asked, ({ args }) => JSON.stringify(args)).values()) {
      const [first] = group
      if (!first) continue
      const found = await ask(
        query,
        group.map(({ key }) => key),
        first.args,
      )
      for (const [at, answer] of found.entries()) {
        const of = group[at]
        if (of) answers.set(text(of), answer)
      }
    }
    return asked.map((one) => answers.get(text(one)) ?? new Error(`no answer for ${text(one)}`))
  }, text)
  return (context, key, args) => load(context, { key, args })
}

/** What was loaded is remembered for one context only, so that no event is answered from an older one's rows. */
function perContext<Key, Value>(
  load: (query: Query, keys: readonly Key[]) => Promise<(Value | Error)[]>,
  keyOf: (key: Key) => string,
): (context: Context, key: Key) => Promise<Value> {
  const loaders = new WeakMap<Context, DataLoader<Key, Value, string>>()
  return (context, key) => {
    let loader = loaders.get(context)
    if (!loader) {
      loader = new DataLoader((keys) => load(context.query, keys), {
        cacheKeyFn: keyOf,
        maxBatchSize: MAX_KEYS_PER_STATEMENT,
      })
      loaders.set(context, loader)
    }
    return loader.load(key)
  }
}
