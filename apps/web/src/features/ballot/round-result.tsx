import { ballotWords as w } from '@xk/i18n'
import { Button, ProblemNote, Tag, TextField } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { saveBlob } from '../../api/save-blob.ts'
import { openSerial } from './credential.ts'
import type { Round } from './load.ts'
import { readCode } from './recovery-code.ts'

const loadFile = (id: string) => call(api['ballot-rounds'][':id'].file.$get({ param: { id } }))

/** The count of a closed round, its file, and the search for one's own ballot, which stays on this device. */
export const RoundResult = (props: { it: Round; serial: string | undefined }) => {
  const nameOf = (id: string) => props.it.candidates.find((one) => one.id === id)?.name ?? '—'
  const download = createAction(async () => {
    const file = await loadFile(props.it.round.id)
    saveBlob(new Blob([JSON.stringify(file, null, 1)], { type: 'application/json' }), 'BALLOTS.json')
  })
  return (
    <Show when={props.it.round.count}>
      {(count) => (
        <section class="mt-6">
          <h2>{w.closed.title}</h2>
          <p class="mt-1">
            {w.closed.facts(count().facts.issued, count().facts.returned, count().valid, count().invalid)}
          </p>
          <ol class="list-none p-0 mt-4 border-t border-line">
            <For each={count().candidates}>
              {(line) => (
                <li class="border-b border-line py-3 grid grid-cols-[1fr_auto] sm:grid-cols-[1fr_auto_auto] gap-x-4 gap-y-1 items-center">
                  <p class="font-medium">{nameOf(line.candidate)}</p>
                  <p class="flex flex-wrap gap-x-3 items-center order-last sm:order-none col-span-2 sm:col-span-1">
                    <span>
                      {w.closed.yes} {line.yes} {w.closed.of(line.base)}
                    </span>
                    <span class="text-ink-2">
                      {w.closed.no} {line.no} · {w.closed.blank} {line.blank}
                    </span>
                  </p>
                  <p class="sm:w-24 text-right">
                    <Tag tone={line.reached ? 'green' : undefined}>
                      {line.reached ? w.closed.reached : w.closed.notReached}
                    </Tag>
                  </p>
                </li>
              )}
            </For>
          </ol>
          <Show when={props.it.round.way === 'online'}>
            <Show when={count().facts.returned < props.it.rules.minVotersForMarks}>
              <p class="text-sm text-ink-2 mt-3">{w.closed.totalsOnly(props.it.rules.minVotersForMarks)}</p>
            </Show>
            <Find it={props.it} serial={props.serial} />
          </Show>
          <Show when={download.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
          <Button class="mt-4" busy={download.busy()} onClick={() => void download.run()}>
            {w.closed.file}
          </Button>
        </section>
      )}
    </Show>
  )
}

const Find = (props: { it: Round; serial: string | undefined }) => {
  const [typed, setTyped] = createSignal(props.serial ?? '')
  const [found, setFound] = createSignal<boolean>()
  const [codeGone, setCodeGone] = createSignal(false)
  const serialIn = async (text: string): Promise<string | undefined> => {
    const code = readCode(text)
    const sealed = props.it.own?.sealed
    setCodeGone(code !== undefined && !sealed)
    return code && sealed ? openSerial(sealed, props.it.round.id, code) : text.trim().toLowerCase()
  }
  const search = createAction(async () => {
    const wanted = await serialIn(typed())
    const { serials } = await loadFile(props.it.round.id)
    setFound(serials.some(({ serial }) => serial === wanted))
  })
  return (
    <form
      class="mt-6"
      onSubmit={(event) => {
        event.preventDefault()
        void search.run()
      }}
    >
      <h3>{w.closed.find}</h3>
      <TextField
        label={w.closed.findLabel}
        help={w.closed.findText}
        value={typed()}
        onInput={(value) => {
          setTyped(value)
          setFound(undefined)
        }}
        autocomplete="off"
        spellcheck={false}
        maxlength={100}
      />
      <Button type="submit" class="mt-3" busy={search.busy()} disabled={typed().trim() === ''}>
        {w.closed.search}
      </Button>
      <Show when={search.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <Show when={found() !== undefined}>
        <ProblemNote
          tone={found() ? 'green' : 'amber'}
          title={found() ? w.closed.found : codeGone() ? w.closed.codeGone : w.closed.notFound}
          class="mt-3"
        />
      </Show>
    </form>
  )
}
