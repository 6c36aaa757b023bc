import type { Viewer } from '../../schema/viewer.ts'
import type { Documents } from '../access/documents.ts'
import type { Request as Operation } from './operation.ts'
import { type Asked, nameIn, requestFromBody, requestFromUrl } from './request.ts'

/** A request for `/graphql` as it came: its path with all parameters, and its body where it has one. */
export interface AskedOverHttp {
  readonly address: string
  readonly accept: string
  readonly body: string | null
}

/** @throws as `forYoga` does. */
export function requestIn({ address, body }: AskedOverHttp, documents: Documents, viewer: Viewer): Operation {
  const asked = body === null ? requestFromUrl(new URL(address, 'http://localhost')) : requestFromBody(body)
  const { operationName, variables } = asked
  return { query: documents.textOf(asked, viewer), operationName, variables }
}

/**
 * The request as Yoga takes it, with the text of a document that was only named.
 * @throws what `Documents` refuses, and BAD_REQUEST and BATCHING_DISABLED for a body that is none.
 */
export function forYoga({ address, accept, body }: AskedOverHttp, documents: Documents, viewer: Viewer): Request {
  const url = new URL(address, 'http://localhost')
  if (body !== null) {
    const headers = { accept, 'content-type': 'application/json' }
    return new Request(url, { method: 'POST', headers, body: withText(body, requestFromBody(body), documents, viewer) })
  }
  const { searchParams } = url
  const query = searchParams.get('query')
  const documentId = nameIn({ documentId: searchParams.get('documentId'), extensions: extensionsIn(searchParams) })
  if (query !== null || documentId !== null) searchParams.set('query', documents.textOf({ query, documentId }, viewer))
  searchParams.delete('documentId')
  return new Request(url, { headers: { accept } })
}

function withText(body: string, asked: Asked, documents: Documents, viewer: Viewer): string {
  const query = documents.textOf(asked, viewer)
  const { operationName, variables } = asked
  return asked.documentId === null ? body : JSON.stringify({ query, operationName, variables })
}

function extensionsIn(parameters: URLSearchParams): unknown {
  try {
    return JSON.parse(parameters.get('extensions') ?? 'null')
  } catch {
    return null
  }
}
