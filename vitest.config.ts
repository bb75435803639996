import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { 'server-only': fileURLToPath(new URL('bin/server-only.js', import.meta.url)) } },
  test: {
    setupFiles: 'e2e/console.ts',
    // The suite decides what the program is told, not the shell it is started from.
    env: { DATABASE_URL: '', DATA_DIR: '', SITE_URL: '', PORT: '', SOURCES_URL: 'none', LOG_LEVEL: 'silent' },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{lib,bin,app,components}/**/*.test.{ts,tsx}', 'e2e/*.test.ts'],
          globalSetup: 'e2e/database-server.ts',
          // They wait for the database half of their time: with a worker less than cores, which is the rule, two cores idle.
          maxWorkers: 2,
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'processes',
          include: ['e2e/{operators,readers,subscribers}/**/*.test.ts'],
          globalSetup: 'e2e/database-server.ts',
          // Each starts whole programs: side by side they would take each other's processor, not time.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
