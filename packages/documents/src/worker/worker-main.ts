import sharp from 'sharp'
import { makePortrait } from '../intake/portrait.ts'
import { readEntryForm } from '../form/read-entry-form.ts'
import { findTextBoxes } from '../rendition/find-text-boxes.ts'
import { inspectRenderable } from '../rendition/inspect-renderable.ts'
import { renderBlind } from '../rendition/render-blind.ts'
import { renderPortrait } from '../rendition/render-portrait.ts'
import { textOfDocument } from '../rendition/text-of-document.ts'
import type { Message, Request, Response } from './protocol.ts'

// The process that reads untrusted files: one request at a time, one response to each.

// One thread and no cache: memory is given back at once, and never doubled by a second picture.
sharp.concurrency(1)
sharp.cache(false)

/** Errors of the system (ENOENT, ENOSPC …) and of Node's permission model. */
const FILE_SYSTEM = /^(E[A-Z]+|ERR_ACCESS_DENIED)$/

const run = (request: Request) => {
  switch (request.job) {
    case 'inspect':
      return inspectRenderable(...request.args)
    case 'makePortrait':
      return makePortrait(...request.args)
    case 'renderBlind':
      return renderBlind(...request.args)
    case 'readText':
      return textOfDocument(...request.args)
    case 'readForm':
      return readEntryForm(...request.args)
    case 'renderPortrait':
      return renderPortrait(...request.args)
    case 'findTextBoxes':
      return findTextBoxes(...request.args)
  }
}

const answer = async (request: Request): Promise<Response> => {
  try {
    return { result: await run(request), rssBytes: process.memoryUsage.rss() }
  } catch (error) {
    const rssBytes = process.memoryUsage.rss()
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    return FILE_SYSTEM.test(code) ? { failed: code, rssBytes } : { crashed: true, rssBytes }
  }
}

process.on('message', (request: Request) => {
  void answer(request).then((response) => process.send?.(response))
})
process.on('disconnect', () => process.exit(0))
process.send?.({ ready: true } satisfies Message)
