import { hash } from 'node:crypto'
import type { GraphQLError } from 'graphql'
import { encodeLogCursor } from '../../../schema/paging/log-cursor.ts'
import { type Answer, textOf } from '../../graphql/answer.ts'
import { binaryString } from '../binary-string.ts'

/** An answer of a live query, at a position in the log. */
export interface LiveAnswer {
  readonly position: number
  readonly etag: string
  /** The JSON of the result as a binary string. */
  readonly payload: string
}

/** `head`: the position that the answer reflects at least, if it was not read from one snapshot. */
export function liveAnswer(answer: Answer, epoch: string, head: number): LiveAnswer {
  const text = textOf(answer)
  const position = answer.state?.position ?? head
  const etag = hash('sha1', text, 'base64url')
  const extensions = { cursor: encodeLogCursor({ epoch: answer.state?.epoch ?? epoch, position }), etag }
  // The result is an object that is not empty.
  const whole = `${text.slice(0, -1)},"extensions":${JSON.stringify(extensions)},"isLive":true}`
  return { position, etag, payload: binaryString(whole) }
}

/** Whether the tags of the answer are all. After an error, a field may not have added its own; and they are of one snapshot. */
export function isWhole(answer: Answer): boolean {
  return answer.state !== null && !resultErrors(answer)
}

/** Whether the database could not be reached: that says nothing about the answer. */
export function isUnavailable(answer: Answer): boolean {
  return resultErrors(answer)?.some(({ extensions }) => extensions.code === 'UNAVAILABLE') ?? false
}

function resultErrors(answer: Answer): readonly GraphQLError[] | undefined {
  return 'text' in answer ? undefined : answer.result.errors
}
