import { describe, expect, test } from 'vitest'
import { servers } from '../../backends.ts'
import { openNewsroom, openOn } from '../../newsroom.ts'
import { asOf, openTicker } from '../../ticker.ts'

const QUERY = 'subscription ($after: LogCursor) { latestNews(after: $after) { kind note article { bodyText } } }'
const KILL = 'mutation ($input: WithdrawArticleInput!) { cancelArticle(input: $input) { cursor } }'

describe.runIf(servers !== null)('two gateways on one Postgres', () => {
  test('who resumes at a gateway that has not heard of a kill yet is not given the text that it still keeps', async () => {
    if (!servers) return
    await using newsroom = await openNewsroom(servers)
    // It gets no wake-ups and polls once an hour.
    await using deaf = await openOn(newsroom.backend, { LOG_POLL_MS: '60000', REDIS_URL: '' })
    const after = await asOf(newsroom.url)
    const { article } = await newsroom.publish({ bodyHtml: '<p>The marker sentence.</p>' })
    await using first = await openTicker(deaf.url, { query: QUERY, variables: { after } })
    expect(JSON.stringify(await first.messages(1))).toContain('The marker sentence.')
    await newsroom.ask(KILL, { input: { article: { id: article.id }, reason: 'Wrong.' } })
    await using back = await openTicker(deaf.url, { query: QUERY, variables: { after } })
    const text = JSON.stringify(await back.messages(2))
    expect(text).toContain('CANCELED')
    expect(text).not.toContain('The marker sentence.')
    await first.messages(2)
  })
})
