import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { openChromium } from '../browser/chromium.ts'
import { openOn } from '../newsroom.ts'
import { record } from './recording.ts'

/*
 * Takes screenshots of pages with the demo newsroom: the pictures and the recording of the documentation, or with `--all FOLDER` every
 * page in both languages, at every size and in both themes.
 */
const SIZES = {
  phone: { width: 360, height: 740 },
  tablet: { width: 768, height: 1024 },
  desktop: { width: 1440, height: 900 },
}
const THEMES = ['light', 'dark'] as const

interface Shot {
  readonly path: string
  readonly size: keyof typeof SIZES
  readonly theme: (typeof THEMES)[number]
  readonly whole: boolean
  readonly file: string
}

async function take(browser: Browser, url: string, { path, size, theme, whole, file }: Shot): Promise<void> {
  const context = await browser.newContext({ viewport: SIZES[size], colorScheme: theme, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(url + path)
  await page.locator('#connection[data-connection=live]').waitFor()
  await page.evaluate(async () => {
    // Pictures below the fold are loaded lazily.
    for (const image of document.images) image.loading = 'eager'
    await Promise.all([...document.images].map((image) => image.decode().catch(() => {})))
  })
  await page.screenshot({ path: file, fullPage: whole })
  await context.close()
}

/** One article of each kind for each edition. */
async function articles(url: string, language: string): Promise<Record<string, string>> {
  const query = `{ latestNews(first: 60, filter: { languages: ["${language}"] }) { nodes { url labels { slug } corrections { at } } } }`
  const answer = await fetch(`${url}/graphql?${new URLSearchParams({ query })}`)
  const { nodes }: { nodes: { url: string; labels: { slug: string }[]; corrections: unknown[] }[] } = (
    await answer.json()
  ).data.latestNews
  const path = (node: { url: string } | undefined) => (node === undefined ? '' : new URL(node.url).pathname)
  return {
    live: path(nodes.find(({ labels }) => labels.some(({ slug }) => slug === 'live'))),
    corrected: path(nodes.find(({ corrections }) => corrections.length > 0)),
  }
}

async function everything(url: string, folder: string): Promise<Shot[]> {
  const shots: Shot[] = []
  for (const language of ['it', 'en']) {
    const pages = {
      front: `/${language}`,
      section: `/${language}/world`,
      search: `/${language}/search?q=${language === 'it' ? 'mare' : 'sea'}`,
      nothing: `/${language}/nothing`,
      ...(await articles(url, language)),
    }
    for (const [name, path] of Object.entries(pages))
      for (const size of ['phone', 'tablet', 'desktop'] as const)
        for (const theme of THEMES)
          shots.push({ path, size, theme, whole: true, file: join(folder, `${name}-${language}-${size}-${theme}.png`) })
  }
  return shots
}

async function forReadme(url: string): Promise<Shot[]> {
  const { live = '' } = await articles(url, 'it')
  const folder = 'docs/pictures'
  return [
    { path: '/it', size: 'desktop', theme: 'light', whole: false, file: `${folder}/front-page.png` },
    { path: '/en', size: 'phone', theme: 'dark', whole: false, file: `${folder}/phone.png` },
    { path: live, size: 'tablet', theme: 'light', whole: false, file: `${folder}/live-article.png` },
  ]
}

const { all } = parseArgs({ options: { all: { type: 'string' } } }).values
const opened = new AsyncDisposableStack()
const dataDir = await mkdtemp(join(tmpdir(), 'tickertape-pictures-'))
opened.defer(() => rm(dataDir, { recursive: true }))
const backend = { env: { DATA_DIR: dataDir }, [Symbol.asyncDispose]: async () => {} }
const { url } = opened.use(await openOn(backend, { SEED: 'always' }))
const browser = await openChromium()
opened.defer(() => browser.close())
if (all !== undefined) await mkdir(all, { recursive: true })
for (const shot of all === undefined ? await forReadme(url) : await everything(url, all)) {
  await take(browser, url, shot)
  console.log(shot.file)
}
if (all === undefined) {
  await record(browser, url, 'docs/pictures/live.gif')
  console.log('docs/pictures/live.gif')
}
await opened.disposeAsync()
