/**
 * The newest request of each operation id. A client may end an operation that is still being prepared and reuse its id.
 * graphql-ws knows operations by id only and would answer the newer request with the older result, so a superseded request
 * is never returned to it.
 */
export class OperationIds<Request extends object> {
  readonly #newest = new Map<string, Request>()

  begin(id: string, request: Request): void {
    this.#newest.set(id, request)
  }

  /** Never resolves if the id has been reused since. */
  async unlessSuperseded(id: string, request: Request): Promise<void> {
    if (this.#newest.get(id) !== request) await new Promise(() => {})
  }

  end(id: string, request: Request): void {
    if (this.#newest.get(id) === request) this.#newest.delete(id)
  }
}
