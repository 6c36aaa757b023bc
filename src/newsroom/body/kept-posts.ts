import type { Block } from '../../../db/tables/body/block.ts'

/** The posts of a live blog are kept, unless the body brings its own. */
export function withLivePosts(body: readonly Block[], stored: readonly Block[]): readonly Block[] {
  if (body.some(isLivePost)) return body
  return [...stored.filter(isLivePost), ...body]
}

function isLivePost({ kind }: Block): boolean {
  return kind === 'LIVE_POST'
}
