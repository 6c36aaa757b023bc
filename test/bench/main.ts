/** Each is one question; its file says which, and measures ours beside what could be had at best. */
const BENCHES: Readonly<Record<string, () => Promise<{ readonly run: () => Promise<void> }>>> = {
  churn: () => import('./churn/churn.ts'),
  ingest: () => import('./ingest/ingest.ts'),
  live: () => import('./live/live.ts'),
  'live-posts': () => import('./live-posts/live-posts.ts'),
  pages: () => import('./pages/pages.ts'),
  publish: () => import('./publish/publish.ts'),
  readers: () => import('./readers/readers.ts'),
  reads: () => import('./reads/reads.ts'),
  stalled: () => import('./stalled/stalled.ts'),
}

const [name = ''] = process.argv.slice(2)
const load = BENCHES[name]
if (load) {
  const { run } = await load()
  await run()
} else {
  process.stderr.write(`Name a benchmark: npm run bench -- ${Object.keys(BENCHES).join(' | ')}\n`)
  process.exitCode = 2
}
