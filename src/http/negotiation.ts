import type { IncomingHttpHeaders } from 'node:http'
import { LRUCache } from 'lru-cache'
import Negotiator from 'negotiator'
import type { Encoding } from './cache/entry.ts'

/** The media types of a GraphQL result. A client that accepts anything gets the first. */
export const RESULT_TYPES = ['application/json', 'application/graphql-response+json', 'text/event-stream'] as const
const ENCODINGS = ['br', 'gzip'] as const satisfies readonly Encoding[]
/** Most clients send one of a few headers. */
const MEMO_LIMITS = {
  max: 200,
  maxSize: 65_536,
  sizeCalculation: (_choice: string, header: string) => header.length + 1,
}

export type ResultType = (typeof RESULT_TYPES)[number]

/** The media type that a client prefers for the result of a GraphQL request; null if it accepts none of ours. */
export function resultType({ accept }: Pick<IncomingHttpHeaders, 'accept'>): ResultType | null {
  const best = resultTypes.memo(accept || '*/*')
  return best === NONE ? null : best
}

/** Whether a client prefers a page to a GraphQL result, as browsers do. */
export function prefersHtml({ accept }: Pick<IncomingHttpHeaders, 'accept'>): boolean {
  return preferredType(accept || '*/*', [...RESULT_TYPES, 'text/html']) === 'text/html'
}

/** The content coding that a client prefers, the smallest if it prefers none; null for the body as it is. */
export function contentEncoding(headers: Pick<IncomingHttpHeaders, 'accept-encoding'>): Encoding | null {
  const accepted = headers['accept-encoding']
  const best = accepted ? encodings.memo(accepted) : NONE
  return best === NONE ? null : best
}

const NONE = 'none'

const resultTypes = new LRUCache<string, ResultType | typeof NONE>({
  ...MEMO_LIMITS,
  memoMethod: (accept) => preferredType(accept, RESULT_TYPES) ?? NONE,
})

const encodings = new LRUCache<string, Encoding | typeof NONE>({
  ...MEMO_LIMITS,
  memoMethod(accepted) {
    const negotiator = new Negotiator({ headers: { 'accept-encoding': accepted } })
    const best = negotiator.encoding([...ENCODINGS, 'identity'], { preferred: ENCODINGS })
    return ENCODINGS.find((encoding) => encoding === best) ?? NONE
  },
})

function preferredType<Type extends string>(accept: string, available: readonly Type[]): Type | null {
  const best = new Negotiator({ headers: { accept: withoutParameters(accept) } }).mediaType(available)
  return available.find((type) => type === best) ?? null
}

/** All but the weights: `application/json; charset=utf-8` accepts our JSON, which is UTF-8 by definition. */
function withoutParameters(accept: string): string {
  return accept.replace(/;(?!\s*q\s*=)[^;,]*/gi, '')
}
