import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** Starts one of the files beside this one as a process of its own and waits for its first word. */
export async function startChild(file: string | URL, args: readonly string[]): Promise<[ChildProcess, unknown]> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), args, { execArgv: [] })
  const gone = once(child, 'exit').then(([code]) => Promise.reject(new Error(`${file} ended with ${code}`)))
  gone.catch(() => {})
  const [first] = await Promise.race([once(child, 'message'), gone])
  return [child, first]
}

export async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}
