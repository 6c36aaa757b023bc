import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Query } from '../../../db/connection/database.ts'
import { graphqlError } from '../../../schema/errors.ts'
import { maskError, type OnError } from '../../../schema/mask-error.ts'
import { Busy, type Slots } from '../../clock/slots.ts'
import { refuseAs } from '../../http/refusal.ts'
import type { ChargeFrom } from '../../quota/charge.ts'
import type { TakeDocument } from '../intake/take-document.ts'

/** What the addresses for sources of feeds are made of. */
export interface ReceiveParts {
  readonly query: Query
  readonly charge: ChargeFrom
  readonly takeDocument: TakeDocument
  /** Bounds how many documents are held in memory. */
  readonly receiving: Slots
  readonly maxBytes: number
  readonly onError: OnError
}

const RETRY_SECONDS = 1

/** Handles a request of a source in its turn. What the handler throws becomes the response. */
export async function receive(
  { receiving, onError }: ReceiveParts,
  request: IncomingMessage,
  response: ServerResponse,
  handle: () => Promise<unknown>,
): Promise<void> {
  try {
    await receiving.run(handle)
  } catch (error) {
    if (response.headersSent || error === request.errored) response.destroy()
    else refuseAs(response, error instanceof Busy ? busy() : maskError(error, onError))
  }
}

function busy() {
  const retryAfter = RETRY_SECONDS
  return graphqlError('UNAVAILABLE', `Too many documents are being received. Try again in ${retryAfter} s.`, {
    retryAfter,
  })
}
