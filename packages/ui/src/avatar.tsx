/** Initials of the last two words of a name (tên đệm and tên). */
export const initials = (name: string): string =>
  name
    .trim()
    .split(/\s+/)
    .slice(-2)
    .map((word) => word.charAt(0).toLocaleUpperCase('vi'))
    .join('')

export const Avatar = (props: { name: string }) => (
  <span class="avatar" aria-hidden="true" title={props.name}>
    {initials(props.name)}
  </span>
)
