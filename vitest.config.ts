import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Node's own loader: Vite's would load a second copy of graphql.
    experimental: { viteModuleRunner: false },
    globalSetup: './test/template.ts',
    include: ['test/**/*.test.ts'],
    // Opening an embedded database takes seconds on a busy machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Loading the gateway takes longer than most of its tests: once for each worker, not for each file.
    isolate: false,
    maxWorkers: 2,
  },
})
