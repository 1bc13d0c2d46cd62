import { defineConfig } from '@playwright/test'
import { findChromium } from './tools/find-chromium.ts'

const LONG = /(october|officer|intake|appeals)\.spec/

export default defineConfig({
  testDir: 'e2e',
  outputDir: `.cache/playwright/${process.env['PLAYWRIGHT_RUN'] ?? 'run'}`,
  globalSetup: './e2e/global-setup.ts',
  workers: 2,
  fullyParallel: false,
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json']],
  // The two workers take file by file: what takes longest is begun first, so that neither waits for it at the end.
  projects: [
    { name: 'long', testMatch: LONG },
    { name: 'journeys', testIgnore: LONG },
  ],
  use: {
    // What moves is not what is tested: colours are read and buttons pressed when they have come to rest.
    contextOptions: { reducedMotion: 'reduce' },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    // Recording costs a quarter of the time: turned on by hand where one looks for a fault.
    trace: process.env['TRACE'] ? 'on' : 'off',
    launchOptions: { executablePath: findChromium(), args: ['--no-sandbox'] },
  },
})
