import type { IncomingMessage } from 'node:http'
import { ANONYMOUS, type Viewer } from '../../schema/viewer/viewer.ts'
import type { Authenticate } from '../auth/tokens.ts'
import type { ChargeFrom } from '../quota/charge.ts'

export interface AuthenticationParts {
  readonly authenticate: Authenticate
  readonly charge: ChargeFrom
}

/**
 * The viewer of a request. A token that is refused is charged to the address: guessing has a price.
 * @throws UNAUTHENTICATED, RATE_LIMITED
 */
export async function authenticateCharged(
  { authenticate, charge }: AuthenticationParts,
  request: IncomingMessage,
): Promise<Viewer> {
  const charged = charge(request)
  try {
    return await authenticate(request.headers.authorization ?? null)
  } catch (error) {
    throw (await charged(ANONYMOUS)) ?? error
  }
}
