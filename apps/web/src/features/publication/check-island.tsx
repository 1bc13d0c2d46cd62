import { publicWords } from '@xk/i18n'
import { Button, IconAlert, IconCheck, LinkButton } from '@xk/ui'
import { createSignal, For, Match, Show, Switch } from 'solid-js'
import { type Checked, checkRelease } from './check-release.ts'

const w = publicWords.check

const Sign = (props: { ok: boolean }) => (
  <span
    class={`grid place-items-center w-10 h-10 flex-none rounded-full ${props.ok ? 'bg-green-soft text-green' : 'bg-red-soft text-red'}`}
  >
    {props.ok ? <IconCheck /> : <IconAlert />}
  </span>
)

const headline = (it: Checked): { ok: boolean; title: string; text: string } => {
  switch (it.state) {
    case 'checked':
      return it.ok
        ? { ok: true, title: w.ok, text: w.okText(it.sheets) }
        : { ok: false, title: w.notOk, text: w.notOkText }
    case 'notFile':
      return { ok: false, title: w.notFile, text: w.notFileText }
    case 'unreachable':
      return { ok: false, title: w.unreachable, text: w.unreachableText }
  }
}

const Outcome = (props: { checked: Checked }) => {
  const head = () => headline(props.checked)
  return (
    <>
      <div class="flex gap-4 items-center" data-check={head().ok ? 'ok' : 'failed'}>
        <Sign ok={head().ok} />
        <div>
          <h2 id="kiem-tra-ten" class="text-base!">
            {head().title}
          </h2>
          <p class="text-sm text-ink-2">{head().text}</p>
        </div>
      </div>
      <Show when={props.checked.state === 'checked' && props.checked}>
        {(checked) => (
          <>
            <dl class="key-value text-sm mt-4">
              <For each={checked().parts}>
                {(part) => (
                  <>
                    <dt>{w.parts[part.key]}</dt>
                    <dd
                      data-part={part.key}
                      data-ok={part.ok ? 'yes' : 'no'}
                      class={part.ok ? '' : 'text-red'}
                    >
                      <b class={part.ok ? 'text-green' : ''}>{part.ok ? w.right : w.wrong}</b> {part.text}
                    </dd>
                  </>
                )}
              </For>
            </dl>
            <p class="text-sm text-ink-2 mt-3 max-w-[68ch]">{w.honesty}</p>
          </>
        )}
      </Show>
    </>
  )
}

/**
 * "Kiểm tra kết quả": fetches the published file, or opens one from this device, and computes it all again here.
 * Pure JavaScript, so that it works where the page came over plain http.
 */
export const CheckIsland = (props: {
  file: string
  fingerprint: string
  decision: string
  /** What the file is saved as. */
  name: string
}) => {
  const [busy, setBusy] = createSignal(false)
  const [checked, setChecked] = createSignal<Checked>()
  let picker: HTMLInputElement | undefined

  const run = async (load: () => Promise<string>) => {
    setBusy(true)
    try {
      const text = await load()
      // Lets the button show that it works before the computing holds the page.
      await new Promise((resolve) => setTimeout(resolve, 30))
      setChecked(checkRelease(text, props.fingerprint))
    } catch {
      setChecked({ state: 'unreachable' })
    } finally {
      setBusy(false)
    }
  }
  const download = async () => {
    const response = await fetch(props.file)
    if (!response.ok) throw new Error(String(response.status))
    return response.text()
  }
  const pick = () => {
    const file = picker?.files?.[0]
    if (file) void run(() => file.text())
    if (picker) picker.value = ''
  }

  return (
    <>
      <div aria-live="polite">
        <Switch
          fallback={
            <>
              <h2 id="kiem-tra-ten">{w.heading}</h2>
              <p class="text-sm text-ink-2 mt-1 max-w-[68ch]">{w.intro}</p>
            </>
          }
        >
          <Match when={checked()}>{(it) => <Outcome checked={it()} />}</Match>
        </Switch>
      </div>
      <div class="actions actions-fill">
        <Button variant={checked() ? 'quiet' : 'primary'} busy={busy()} onClick={() => void run(download)}>
          {busy() ? w.checking : checked() ? w.again : w.button}
        </Button>
        <Button onClick={() => picker?.click()}>{w.file}</Button>
        <LinkButton href={props.file} download={props.name}>
          {w.download}
        </LinkButton>
        <LinkButton href={props.decision}>{w.decision}</LinkButton>
        <input
          ref={(el) => {
            picker = el
          }}
          type="file"
          accept="application/json,.json"
          class="sr-only"
          tabindex="-1"
          aria-label={w.file}
          onChange={pick}
        />
      </div>
    </>
  )
}
