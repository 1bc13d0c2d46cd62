import { IconSearch } from './icons.tsx'

export const SearchBox = (props: {
  value: string
  onInput: (value: string) => void
  label: string
  placeholder?: string | undefined
}) => (
  <label class="search">
    <span class="sr-only">{props.label}</span>
    <IconSearch size={18} />
    <input
      type="search"
      class="input"
      autocomplete="off"
      spellcheck={false}
      value={props.value}
      placeholder={props.placeholder ?? props.label}
      onInput={(event) => props.onInput(event.currentTarget.value)}
    />
  </label>
)
