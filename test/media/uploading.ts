import { z } from 'zod'
import type { Newsroom } from '../newsroom.ts'

const Uploaded = z.object({ id: z.string(), digest: z.string(), url: z.string(), created: z.boolean() })
const Refusal = z.object({
  errors: z.tuple([z.object({ message: z.string(), extensions: z.looseObject({ code: z.string() }) })]),
})
export type Uploaded = z.infer<typeof Uploaded>

/** Sends a file to `POST /media`; with the scope for it unless another one is given. */
export async function post(newsroom: Newsroom, body: BodyInit, headers: Record<string, string> = {}, scope?: string) {
  const token = await newsroom.token(scope ?? 'media:write')
  // What Node needs for a stream as body; the types of `fetch` do not have it.
  const streaming = { duplex: 'half' }
  const all = { authorization: `Bearer ${token}`, ...headers }
  return fetch(`${newsroom.url}/media`, { method: 'POST', headers: all, body, ...streaming })
}

/** Uploads a file; the answer, with its status. */
export async function uploadFile(newsroom: Newsroom, file: Uint8Array, headers: Record<string, string> = {}) {
  const answer = await post(newsroom, new Uint8Array(file), headers)
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
  return { status: answer.status, ...Uploaded.parse(await answer.json()) }
}

/** The status and the error of a refused upload. */
export async function refusedUpload(newsroom: Newsroom, body: BodyInit, headers: Record<string, string> = {}) {
  const answer = await post(newsroom, body, headers)
  const [{ message, extensions }] = Refusal.parse(await answer.json()).errors
  return { status: answer.status, code: extensions.code, message, retryAfter: answer.headers.get('retry-after') }
}
