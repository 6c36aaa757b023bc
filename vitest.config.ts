import { defineConfig } from 'vitest/config'

/** Tests that do not depend on the backends: a run for services alone leaves them out. */
export const SAME_ON_SERVICES = [
  'browser/{embed,ticker}',
  'coverage/files-per-request',
  'process/{npm-start,start-refused,token}',
  'http/graphiql',
  'ingest/poll/misbehaving',
  'web/{accessibility,featured-list,hostile,live-pages,paper,pictures-shown,reading,reflow}',
  'web/live/{place,truth}',
  'web/site/pages-for-everyone',
].map((files) => `test/${files}.test.ts`)

export default defineConfig({
  test: {
    // Node's own loader: Vite's would load a second copy of graphql.
    experimental: { viteModuleRunner: false },
    globalSetup: './test/template.ts',
    include: ['test/**/*.test.ts'],
    exclude: process.env.TEST_BACKENDS === 'servers' ? SAME_ON_SERVICES : [],
    // Opening an embedded database takes seconds on a busy machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Loading the gateway takes longer than most of its tests: once for each worker, not for each file.
    isolate: false,
    maxWorkers: 2,
  },
})
