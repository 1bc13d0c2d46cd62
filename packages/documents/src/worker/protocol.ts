import type { Result } from '@xk/domain/kernel'
import type { FormReading } from '../form/read-entry-form.ts'
import type { FormShape } from '../form/split-form.ts'
import type { Inspected, InspectOptions } from '../intake/inspect-file.ts'
import type { Portrait } from '../intake/portrait.ts'
import type { DocumentType, FileLimits } from '../intake/limits.ts'
import type { PortraitShape } from '../rendition/render-portrait.ts'
import type { TextBox } from '../rendition/find-text-boxes.ts'
import type { BlindParts, RenderOptions } from '../rendition/render-blind.ts'
import type { DocumentText } from '../rendition/text-of-document.ts'

/** The jobs that a worker process knows: arguments and what it answers. Paths come first. */
export interface Jobs {
  inspect: { args: [path: string, options: InspectOptions]; answer: Inspected }
  /** Rewrites the file in its place. */
  makePortrait: { args: [path: string, minShortSide: number]; answer: Portrait }
  renderBlind: {
    args: [path: string, type: DocumentType, outDir: string, options?: RenderOptions]
    answer: BlindParts
  }
  readText: { args: [path: string, type: DocumentType, limits?: Partial<FileLimits>]; answer: DocumentText }
  renderPortrait: { args: [path: string, shape: PortraitShape]; answer: { jpeg: string } }
  readForm: { args: [path: string, shape: FormShape, limits?: Partial<FileLimits>]; answer: FormReading }
  findTextBoxes: {
    args: [path: string, needles: readonly string[], limits?: Partial<FileLimits>]
    answer: TextBox[]
  }
}
export type JobName = keyof Jobs
/** Sent to the process. */
export type Request = { [J in JobName]: { job: J; args: Jobs[J]['args'] } }[JobName]
/**
 * Sent back, one for each request. A job that threw `crashed`, by what the file holds; or `failed` at the
 * file system, by the code of the system's error, which says nothing about the file.
 */
export type Response = ({ result: Result<unknown> } | { crashed: true } | { failed: string }) & {
  /** Resident memory after the job. */
  rssBytes: number
}
/** The first message says that the process has loaded its code. */
export type Message = Response | { ready: true }
