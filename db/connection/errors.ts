const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EPIPE', 'EHOSTUNREACH', 'EAI_AGAIN'])
// SQLSTATE classes: connection exception, insufficient resources, operator intervention; and a server that is read-only.
const CLASSES = ['08', '53', '57']
// Data exception, integrity constraint violation, program limit exceeded: a value that no column or index can hold.
const DATA_CLASSES = ['22', '23', '54']
const READ_ONLY = '25006'

/** Messages of errors that pg and Kysely throw without a code: lost connection, full pool, closed pool. */
const UNCODED =
  /connection terminated|timeout exceeded when trying to connect|client was closed|not queryable|after calling end|already been destroyed/i

/** Whether the database could not be reached or has no capacity, as opposed to having rejected the statement. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const state = sqlState(error)
  if (state !== undefined) return CLASSES.includes(state.slice(0, 2)) || state === READ_ONLY
  if ('code' in error && typeof error.code === 'string' && NETWORK.has(error.code)) return true
  return UNCODED.test(error.message)
}

/** Whether what was to be stored is at fault: with other data, the same statements would have succeeded. */
export function isOfTheData(error: unknown): error is Error {
  if (!(error instanceof Error) || isUnavailable(error)) return false
  const state = sqlState(error)
  return state === undefined || DATA_CLASSES.includes(state.slice(0, 2))
}

/** The SQLSTATE code of an error that Postgres reported. */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined
  // EPIPE has five characters too, but comes from the operating system.
  return /^[0-9A-Z]{5}$/.test(error.code) && !NETWORK.has(error.code) ? error.code : undefined
}
