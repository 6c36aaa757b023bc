import type { ServerResponse } from 'node:http'

/**
 * The head of one answer, to be sent to many. Node makes it anew for each, which takes longer than all else that is done
 * for an answer that is kept; so what Node made is taken again for as long as it is the same, which is at most until the
 * `Date` in it is over. `_header` is where Node has it: it is no part of its documented interface, but older than all that
 * is (where it is missing one day, each head is made anew).
 */
export class RepeatedHead {
  /** Empty until somebody asks for the same a second time: of what is asked for now and then it would only be in the way. */
  #text = ''
  #second = 0
  #cacheStatus = ''
  #cursor = ''
  #cacheControl = ''

  /** The text of a head that was sent this second and depends on these alone; null without one. */
  last({ cacheStatus, cursor, cacheControl }: Varying): string | null {
    if (this.#text === '' || this.#second !== Math.floor(Date.now() / 1_000)) return null
    const same = this.#cursor === cursor && this.#cacheControl === cacheControl && this.#cacheStatus === cacheStatus
    return same ? this.#text : null
  }

  /** `make` writes the head where the last one is of no use. It depends on these alone. */
  write(response: ServerResponse, { cacheStatus, cursor, cacheControl }: Varying, make: () => void): void {
    if (!takesAny(response)) {
      make()
      return
    }
    const second = Math.floor(Date.now() / 1_000)
    const same =
      this.#second === second &&
      this.#cursor === cursor &&
      this.#cacheControl === cacheControl &&
      this.#cacheStatus === cacheStatus
    if (same && this.#text !== '') {
      response._header = this.#text
      return
    }
    make()
    this.#text = same ? (response._header ?? '') : ''
    this.#second = second
    this.#cursor = cursor
    this.#cacheControl = cacheControl
    this.#cacheStatus = cacheStatus
  }
}

export interface Varying {
  readonly cacheStatus: string
  readonly cursor: string
  readonly cacheControl: string
}

/** As nearly all do: on a connection that stays, with a body if there is one, and nothing said for this client alone. */
function takesAny(response: ServerResponse): response is ServerResponse & { _header: string | null } {
  const { req, shouldKeepAlive } = response
  const plain = shouldKeepAlive && req.method !== 'HEAD'
  return plain && response.getHeaderNames().length === 0 && '_header' in response
}
