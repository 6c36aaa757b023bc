import { serverAudits } from 'graphql-http'
import { describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { openNewsroom } from '../newsroom.ts'

const AUDITS = 61

describe.each(backends)('on $name', (backend) => {
  test.each([
    ['without a token', false],
    ['with a token', true],
  ])('every audit of the GraphQL over HTTP specification passes %s', async (_name, hasToken) => {
    await using newsroom = await openNewsroom(backend)
    const token = hasToken ? { authorization: `Bearer ${await newsroom.token()}` } : {}
    const audits = serverAudits({
      url: `${newsroom.url}/graphql`,
      fetchFn: (url: string, init?: RequestInit) => fetch(url, { ...init, headers: { ...init?.headers, ...token } }),
    })
    const results = await Promise.all(audits.map((audit) => audit.fn()))
    const failing = results.flatMap((result) =>
      result.status === 'ok' ? [] : [`${result.id} ${result.status}: ${result.name}: ${result.reason}`],
    )
    expect(failing, failing.join('\n')).toEqual([])
    expect(results).toHaveLength(AUDITS)
  })
})
