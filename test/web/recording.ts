import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { mintToken } from '../../src/auth/tokens.ts'
import { TEST_SECRET } from '../backends.ts'

/*
 * Records the front page as a GIF while articles are published and one of them is withdrawn.
 */
const VIEW = { width: 960, height: 600 }
const FRAMES_PER_SECOND = 5
const SECONDS_A_STEP = 2
const COLOURS = 64

const PUBLISH = `mutation ($input: PublishArticleInput!) { publishArticle(input: $input) { article { id } } }`
const WITHHOLD = `mutation ($input: WithdrawArticleInput!) { withholdArticle(input: $input) { cursor } }`
const STORIES = [
  { headline: 'Funicular reopens after eleven years, first ride at dawn', section: 'news', labels: ['video'] },
  { headline: 'Harbour master lifts the ban on small boats', section: 'news', labels: ['breaking'] },
  { headline: 'Library keeps its night opening, readers win the vote', section: 'culture', labels: [] },
]

/** @throws if ffmpeg, which assembles the GIF, is not installed. */
export async function record(browser: Browser, url: string, file: string): Promise<void> {
  const frames = await mkdtemp(join(tmpdir(), 'tickertape-recording-'))
  const page = await browser.newPage({ viewport: VIEW, colorScheme: 'light' })
  try {
    await page.goto(`${url}/en`)
    await page.locator('#connection[data-connection=live]').waitFor()
    const film = filming(page, frames)
    await film(SECONDS_A_STEP)
    const ids: string[] = []
    for (const story of STORIES) {
      const input = { ...story, language: 'en', bodyHtml: '<p>More follows.</p>' }
      const { publishArticle } = await ask(url, PUBLISH, { input })
      ids.push(publishArticle.article.id)
      await film(SECONDS_A_STEP)
    }
    await ask(url, WITHHOLD, { input: { article: { id: ids[1] }, reason: 'The ban stays until noon.' } })
    await film(SECONDS_A_STEP * 2)
    await joined(frames, file)
  } finally {
    await page.close()
    await rm(frames, { recursive: true })
  }
}

/** Takes numbered pictures for the given number of seconds. */
function filming(page: Page, folder: string): (seconds: number) => Promise<void> {
  let frame = 0
  return async (seconds) => {
    for (let left = seconds * FRAMES_PER_SECOND; left > 0; left--) {
      const next = page.waitForTimeout(1_000 / FRAMES_PER_SECOND)
      await page.screenshot({ path: join(folder, `${String(frame++).padStart(4, '0')}.png`) })
      await next
    }
  }
}

async function joined(frames: string, file: string): Promise<void> {
  const palette = `split[a][b];[a]palettegen=max_colors=${COLOURS}[p];[b][p]paletteuse=dither=none:diff_mode=rectangle`
  const given = ['-y', '-framerate', String(FRAMES_PER_SECOND), '-i', join(frames, '%04d.png'), '-vf', palette, file]
  await promisify(execFile)('ffmpeg', given).catch((error: unknown) => {
    throw new Error('The recording could not be made. It needs ffmpeg (Debian: apt-get install ffmpeg).', {
      cause: error,
    })
  })
}

async function ask(url: string, query: string, variables: object) {
  const token = await mintToken(TEST_SECRET, 'editor', 'articles:write', 60)
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors } = await response.json()
  if (errors) throw new Error(JSON.stringify(errors))
  return data
}
