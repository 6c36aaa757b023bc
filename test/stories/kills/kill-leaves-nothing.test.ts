import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readAfter } from '../../../db/log/event-log.ts'
import { backends } from '../../backends.ts'
import { everyRow } from '../../every-row.ts'
import { openEdge } from '../../http/cache/edge.ts'
import { type Newsroom, openNewsroom } from '../../newsroom.ts'
import { openDatabase } from '../../open-database.ts'
import { openTicker } from '../../ticker.ts'
import { openEventStream } from '../delivery/event-stream.ts'
import { everythingOnRedis } from './everything-on-redis.ts'
import { KILL, MARK, REPLAY, SLUG, STORY_URI, tellAll } from './marked-story.ts'
import { questionsAbout } from './questions.ts'

const bucket = (newsroom: Newsroom) => readdir(join(String(newsroom.backend.env.DATA_DIR), 'media'))

describe.each(backends)('on $name', (backend) => {
  test('after a kill no answer, replay, table, cache, purge or bucket has a word of the story', async () => {
    await using opened = await backend.open()
    await using edge = await openEdge('secret')
    const kept = { name: backend.name, open: async () => ({ env: opened.env, async [Symbol.asyncDispose]() {} }) }
    const mediaTags: string[] = []
    {
      await using newsroom = await openNewsroom(kept, {
        RESPONSE_CACHE_SHARED_SECONDS: '600',
        CDN_PURGE_URL: edge.url,
        CDN_PURGE_TOKEN: 'secret',
      })
      const story = await tellAll(newsroom)
      mediaTags.push(...story.mediaTags)
      const questions = questionsAbout(newsroom, story)
      // Twice: the second answers come from the cache, if they may.
      for (const round of [1, 2]) {
        for (const [name, ask] of questions) expect(await ask(), `${name}, round ${round}`).toMatch(MARK)
      }
      await using before = await openTicker(newsroom.url, { query: REPLAY, variables: { after: story.before } })
      expect(JSON.stringify(await before.messages(1))).toMatch(MARK)
      expect(await bucket(newsroom)).toHaveLength(2)
      const purges = edge.purges.length

      await newsroom.ask(KILL, { id: story.id })

      for (const round of [1, 2]) {
        for (const [name, ask] of questions) expect(await ask(), `${name}, round ${round}`).not.toMatch(MARK)
      }
      await using socket = await openTicker(newsroom.url, { query: REPLAY, variables: { after: story.before } })
      await using stream = await openEventStream(newsroom.url, { query: REPLAY, variables: { after: story.before } })
      for (const { messages } of [socket, stream]) {
        const replayed = JSON.stringify(await messages(story.events + 1))
        expect(replayed).toContain('CANCELED')
        expect(replayed).not.toMatch(MARK)
      }
      await expect.poll(() => bucket(newsroom), { timeout: 10_000 }).toEqual([])
      const tags = () => edge.purges.slice(purges).flat()
      const purged = [`article:${story.databaseId}`, `uri:${encodeURIComponent(STORY_URI)}`, ...story.mediaTags]
      for (const tag of purged) await expect.poll(tags, { timeout: 10_000 }).toContain(tag)
      expect(tags().join(' ')).not.toMatch(MARK)
      expect(await everythingOnRedis(opened.env.REDIS_URL)).not.toMatch(MARK)
      expect((await fetch(`${newsroom.url}/en/articles/${SLUG}`)).status).toBe(410)
    }
    await using database = await openDatabase(opened)
    expect((await everyRow(database.query)).filter((row) => MARK.test(row))).toEqual([])
    // A CDN also hears of earlier changes again, so that the tags alone do not tell.
    const events = await readAfter(database.query, 0, 1_000)
    const since = events.slice(events.findIndex(({ kind }) => kind === 'CANCELED'))
    const media = since.filter(({ kind }) => kind === 'MEDIA_CHANGED').map(({ subjectId }) => `media:${subjectId}`)
    expect(media.sort()).toEqual(mediaTags.toSorted())
  }, 60_000)
})
