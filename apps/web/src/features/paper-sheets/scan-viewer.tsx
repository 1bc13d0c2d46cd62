import { paperSheetWords } from '@xk/i18n'
import { For, Show } from 'solid-js'

const w = paperSheetWords.scans

export interface Scan {
  id?: string
  page?: number
  pictures?: number
}

/** The signed sheet as pictures, one under the other; the file itself opens in another window. */
export const ScanViewer = (props: { assignmentId: string; blindCode: string; scans: readonly Scan[] }) => {
  const path = (scan: Scan) => `/api/desk/assignments/${props.assignmentId}/paper/scans/${scan.id}`
  return (
    <div class="paper-pages" tabindex="0" role="region" aria-label={w.title}>
      <For each={props.scans}>
        {(scan) => (
          <figure class="mb-3">
            <For each={Array.from({ length: scan.pictures ?? 1 }, (_, i) => i + 1)}>
              {(picture) => (
                <img src={`${path(scan)}/pages/${picture}`} alt={w.pageOf(scan.page ?? 1, props.blindCode)} />
              )}
            </For>
            <figcaption class="text-sm flex flex-wrap items-center justify-between gap-x-4">
              <Show when={props.scans.length > 1} fallback={<span />}>
                <span>{w.page(scan.page ?? 1)}</span>
              </Show>
              <a
                class="inline-flex items-center min-h-11"
                href={`${path(scan)}?inline=1`}
                target="_blank"
                rel="noreferrer"
              >
                {w.open}
              </a>
            </figcaption>
          </figure>
        )}
      </For>
    </div>
  )
}
