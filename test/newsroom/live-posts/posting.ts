import type { Viewer } from '../../../schema/viewer/viewer.ts'
import type { Publisher } from '../../publisher.ts'

const PAYLOAD = '{ cursor changed article { version } post { ...Post } }'
const FRAGMENT = 'fragment Post on LivePost { id key version at updatedAt headline keyEvent pinned html text }'
const mutation = (name: string, input: string) =>
  `mutation ($input: ${input}!) { changed: ${name}(input: $input) ${PAYLOAD} } ${FRAGMENT}`

export const ADD = mutation('addLivePost', 'AddLivePostInput')
export const EDIT = mutation('editLivePost', 'EditLivePostInput')
export const PIN = mutation('pinLivePost', 'PinLivePostInput')
export const REMOVE = mutation('removeLivePost', 'RemoveLivePostInput')
export const READ = `query ($uri: String!, $first: Int, $after: String, $keyEvents: Boolean) { article(ref: { uri: $uri }) { version
  livePosts(first: $first, after: $after, keyEvents: $keyEvents) {
    nodes { ...Post } edges { cursor node { key } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  } keyEvents { key } } } ${FRAGMENT}`

export interface Post {
  readonly id: string
  readonly key: string
  readonly version: number
  readonly at: string
  readonly updatedAt: string
  readonly headline: string | null
  readonly keyEvent: boolean
  readonly pinned: boolean
  readonly html: string
  readonly text: string
}

export interface Changed {
  readonly cursor: string | null
  readonly changed: boolean
  readonly article: { readonly version: number }
  readonly post: Post | null
}

export interface ReadArticle {
  readonly version: number
  readonly livePosts: {
    readonly nodes: readonly Post[]
    readonly edges: readonly { readonly cursor: string; readonly node: { readonly key: string } }[]
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  }
  readonly keyEvents: readonly { readonly key: string }[]
}

/** What tests do with the live blog of an article. */
export const posting = (publisher: Publisher, uri: string) => {
  const change = (document: string) => async (input: object, viewer?: Viewer) =>
    (await publisher.ask<{ changed: Changed }>(document, { input: { article: { uri }, ...input } }, viewer)).changed
  return {
    add: change(ADD),
    edit: change(EDIT),
    pin: change(PIN),
    remove: change(REMOVE),
    refusal: (document: string, input: object) =>
      publisher.refusal(document, { input: { article: { uri }, ...input } }),
    read: async (variables: object = {}, viewer?: Viewer) =>
      (await publisher.ask<{ article: ReadArticle | null }>(READ, { uri, ...variables }, viewer)).article,
    keys: async (variables: object = {}, viewer?: Viewer) =>
      (
        await publisher.ask<{ article: ReadArticle | null }>(READ, { uri, ...variables }, viewer)
      ).article?.livePosts.nodes.map(({ key }) => key),
  }
}
