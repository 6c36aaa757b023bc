import { once } from 'node:events'
import { type IncomingHttpHeaders, request } from 'node:http'

export interface RawResponse {
  readonly status: number | undefined
  readonly headers: IncomingHttpHeaders
  /** As it came over the wire: fetch would decompress it. */
  readonly body: Buffer
}

/** Sends these headers and no others: fetch would add to conditions that nothing kept is wanted. */
export async function rawRequest(
  url: string,
  headers: Record<string, string>,
  method = 'GET',
  sent?: string,
): Promise<RawResponse> {
  const asked = request(url, { method, headers }).end(sent)
  const [response] = await once(asked, 'response')
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk)
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }
}
