import { resultWords } from '@xk/i18n'
import { Button } from '@xk/ui'
import { Show } from 'solid-js'
import { inKindHere } from '../../features/editions/kind-here.ts'

const w = inKindHere(resultWords)

/** The way between the pages of a long list. */
export const Pages = (props: { page: number; pages: number; onPage: (n: number) => void }) => (
  <Show when={props.pages > 1}>
    <div class="flex flex-wrap items-center gap-3 mt-4">
      <Button disabled={props.page <= 1} onClick={() => props.onPage(props.page - 1)}>
        {w.progress.previous}
      </Button>
      <span class="text-sm text-ink-2">{w.progress.page(props.page, props.pages)}</span>
      <Button disabled={props.page >= props.pages} onClick={() => props.onPage(props.page + 1)}>
        {w.progress.next}
      </Button>
    </div>
  </Show>
)
