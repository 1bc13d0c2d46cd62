import { For, type JSX } from 'solid-js'

export const KeyValue = (props: { items: readonly { label: string; value: JSX.Element }[] }) => (
  <dl class="key-value">
    <For each={props.items}>
      {(item) => (
        <>
          <dt>{item.label}</dt>
          <dd>{item.value}</dd>
        </>
      )}
    </For>
  </dl>
)
