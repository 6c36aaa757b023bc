import type { ExecutionArgs } from 'graphql'
import { type Snapshot, type State, snapshot } from '../db/connection/snapshot.ts'
import type { Context } from './context.ts'
import type { TreeReaders } from './read-tree.ts'

/** Executes a query on one state of the database. `state` is null where it may have been several. */
export async function onOneState<Args extends ExecutionArgs, Result>(
  readers: TreeReaders,
  args: Args & { readonly contextValue: Context },
  execute: (args: Args) => Result | Promise<Result>,
): Promise<{ readonly result: Result; readonly state: State | null }> {
  const { contextValue } = args
  const reader = readers.of(args)
  const tree = reader?.complete ? await reader.read(contextValue.query).catch(() => null) : null
  if (tree) return { result: await execute({ ...args, rootValue: tree.root }), state: tree.state }
  const answered = await snapshot(contextValue.query, async ({ query, ...state }: Snapshot) => {
    const part = reader && (await reader.read(query).catch(() => null))
    return {
      result: await execute({ ...args, rootValue: part?.root, contextValue: { ...contextValue, query } }),
      state,
    }
  })
  return answered ?? { result: await execute(args), state: null }
}
