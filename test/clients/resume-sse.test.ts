import { createClient } from 'graphql-sse'
import { describe, expect, test } from 'vitest'
import { resume, resuming } from '../../src/client/resume-sse.ts'
import { backends } from '../backends.ts'
import { asOf } from '../ticker.ts'
import { SUBSCRIPTION } from './operations.ts'
import { recorder } from './recorder.ts'
import { openRestartingNewsroom, throughCutAndRestart } from './restarting.ts'

interface Event {
  readonly latestNews: { readonly article: { readonly headline: string } }
}

describe.each(backends)('on $name', (backend) => {
  test('a resuming event stream misses and doubles nothing when it is cut off, drained and restarted', async () => {
    await using newsroom = await openRestartingNewsroom(backend)
    const client = createClient({ url: `${newsroom.url}/graphql/stream`, ...resuming })
    const events = recorder<{ data?: Event | null | undefined }>()
    resume<Event>(client, { query: SUBSCRIPTION, variables: { after: await asOf(newsroom.url) } }, events)
    const heard = await throughCutAndRestart(newsroom, events)
    const headlines = heard.map(({ data }) => data?.latestNews.article.headline)
    expect(headlines).toEqual(['Before', 'While cut off', 'While restarting', 'After'])
    client.dispose()
  })
})
