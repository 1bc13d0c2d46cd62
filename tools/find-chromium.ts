import { existsSync } from 'node:fs'

/** The Chromium that journeys run in: `CHROMIUM`, or the lightest that is installed; undefined where there is none. */
export const findChromium = (): string | undefined =>
  [
    process.env['CHROMIUM'],
    // Draws pages alone, no window around them: two thirds of the work.
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ].find((path) => path && existsSync(path))
