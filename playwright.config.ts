import { defineConfig } from 'playwright/test'
import { browserArguments, findBrowser } from './bin/browser'

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/browser',
  globalSetup: './e2e/site-server.ts',
  fullyParallel: true,
  workers: 2,
  // What hangs is found all the same; what a busy machine delays is no fault.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  use: {
    launchOptions: { executablePath: findBrowser(), args: browserArguments },
    actionTimeout: 10_000,
    screenshot: 'only-on-failure',
  },
})
