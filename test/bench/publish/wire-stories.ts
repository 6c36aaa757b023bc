import type { Database } from '../../../db/connection/database.ts'
import { migrate } from '../../../db/connection/migrate.ts'
import { postgres } from '../../../db/connection/postgres.ts'
import type { ArticleSubmission } from '../../../schema/article/submission.ts'
import type { Viewer } from '../../../schema/viewer/viewer.ts'
import { upsertSection } from '../../../src/newsroom/vocabulary/sections.ts'
import { chance } from '../../chance.ts'
import { openOwnDatabase } from '../own-database.ts'

const LIMITS = { maxConnections: 40, connectTimeoutMs: 20_000, statementTimeoutMs: 60_000 }

export const WRITER: Viewer = { subject: 'bench', scopes: new Set(['articles:write']), expiresAt: null }

/** A migrated database of its own, with sections, that goes away with it. */
export async function openBenchDatabase(server: string): Promise<Database> {
  await using opened = new AsyncDisposableStack()
  const own = opened.use(await openOwnDatabase(server))
  const database = opened.use(postgres(own.url, LIMITS, () => {}))
  await migrate(database)
  for (const [slug, parent = null] of [['world'], ['europe', 'world'], ['italy', 'europe']] as const) {
    await upsertSection(database.query, { slug, name: slug, parent })
  }
  const parts = opened.move()
  return { ...database, [Symbol.asyncDispose]: () => parts.disposeAsync() }
}

const random = chance(7)
const WORDS = 'harbour ship night council road bridge vote budget school rain sea wind mayor train price museum'.split(
  ' ',
)
let stories = 0

/** A story as a wire sends it: a picture of its own, authors and tags that are known by now. */
export function wireStory(): ArticleSubmission {
  const number = ++stories
  const sentence = (words: number) => Array.from({ length: words }, () => WORDS[random.below(WORDS.length)]).join(' ')
  return {
    uri: `urn:bench:${number}`,
    headline: `${sentence(7)} ${number}`,
    standfirst: sentence(16),
    language: 'en',
    section: 'italy',
    authors: [`Author ${number % 20}`],
    tags: [`Tag ${number % 7}`, `Tag ${(number + 1) % 7}`],
    leadMedia: { kind: 'IMAGE', url: `https://pictures.example.org/${number}.jpg`, credit: 'Example' },
    source: { name: 'Example Wire', url: 'https://wire.example.org/' },
    bodyHtml: Array.from({ length: 4 }, () => `<p>${sentence(45)}.</p>`).join(''),
  }
}
