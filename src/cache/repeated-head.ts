import type { ServerResponse } from 'node:http'

export interface Varying {
  readonly cacheStatus: string
  readonly cursor: string
  readonly cacheControl: string
  readonly lastModified: string | undefined
}

/**
 * The head of one answer, to be sent to many. Node makes it anew for each, which takes longer than all else that is done
 * for an answer that is kept; so what Node made is taken again for as long as it is the same but for its `Date`, which is
 * put in here. `_header` is where Node has it: it is no part of its documented interface, but older than all that is (where it
 * is missing one day, each head is made anew).
 */
export class RepeatedHead {
  #beforeDate = ''
  #afterDate = ''
  #text = ''
  #second = 0
  #varying: Varying | null = null

  /** The text of a head that depends on these alone, as of now; null where none was made. */
  now(varying: Varying): string | null {
    if (this.#varying === null || !same(this.#varying, varying)) return null
    const second = Math.floor(Date.now() / 1_000)
    if (this.#second !== second) {
      this.#second = second
      this.#text = this.#beforeDate + dateOf(second) + this.#afterDate
    }
    return this.#text
  }

  /** `make` writes the head where there is none. */
  write(response: ServerResponse, varying: Varying, make: () => void): void {
    if (!takesAny(response)) {
      make()
      return
    }
    const text = this.now(varying)
    if (text !== null) response._header = text
    else {
      make()
      this.#learn(response._header ?? '', varying)
    }
  }

  #learn(text: string, varying: Varying): void {
    const at = text.indexOf(DATE) + DATE.length
    if (at < DATE.length) return
    this.#beforeDate = text.slice(0, at)
    this.#afterDate = text.slice(text.indexOf('\r\n', at))
    this.#second = 0
    this.#varying = varying
  }
}

const DATE = '\r\nDate: '

function same(one: Varying, other: Varying): boolean {
  return (
    one.cursor === other.cursor &&
    one.cacheControl === other.cacheControl &&
    one.cacheStatus === other.cacheStatus &&
    one.lastModified === other.lastModified
  )
}

let last = { second: 0, text: '' }

/** As HTTP writes it; the same for all heads of a second. */
function dateOf(second: number): string {
  if (last.second !== second) last = { second, text: new Date(second * 1_000).toUTCString() }
  return last.text
}

/** As nearly all do: on a connection that stays, with a body if there is one, and nothing said for this client alone. */
function takesAny(response: ServerResponse): response is ServerResponse & { _header: string | null } {
  const { req, shouldKeepAlive } = response
  const plain = shouldKeepAlive && req.method !== 'HEAD'
  return plain && response.getHeaderNames().length === 0 && '_header' in response
}
