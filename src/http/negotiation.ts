import type { IncomingHttpHeaders } from 'node:http'
import { LRUCache } from 'lru-cache'
import Negotiator from 'negotiator'
import type { Encoding } from './cache/entry.ts'

/** The media types of a GraphQL result, by our preference. */
export const RESULT_TYPES = ['application/json', 'application/graphql-response+json', 'text/event-stream'] as const
const ENCODINGS = ['br', 'gzip'] as const satisfies readonly Encoding[]
/** Memoised by header: most clients send one of a few. */
const MEMO_LIMITS = {
  max: 200,
  maxSize: 65_536,
  sizeCalculation: (_choice: string, header: string) => header.length + 1,
}

export type ResultType = (typeof RESULT_TYPES)[number]

/** The media type for a GraphQL result; null if the client accepts none of ours. */
export function resultType({ accept }: Pick<IncomingHttpHeaders, 'accept'>): ResultType | null {
  const best = resultTypes.memo(accept || '*/*')
  return best === NONE ? null : best
}

/** Whether the client prefers HTML to a GraphQL result, as browsers do. */
export function prefersHtml({ accept }: Pick<IncomingHttpHeaders, 'accept'>): boolean {
  return preferredType(accept || '*/*', [...RESULT_TYPES, 'text/html']) === 'text/html'
}

/** The content coding that the client prefers, ties going to the smaller one; null for the identity coding. */
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

/** Removes parameters except weights: `application/json; charset=utf-8` accepts our JSON, which is always UTF-8. */
function withoutParameters(accept: string): string {
  return accept.replace(/;(?!\s*q\s*=)[^;,]*/gi, '')
}
