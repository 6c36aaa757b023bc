/** The name of the server whose rate is the limit of this one: a hand-written statement, over the same protocol. */
export function limitOf(server: string): string {
  return server.endsWith('over WebSocket') ? 'limit over WebSocket' : 'limit'
}
