/** The sign of Xung Kích. */
export const Mark = (props: { size?: number }) => (
  <svg width={props.size ?? 26} height={props.size ?? 26} viewBox="0 0 26 26" aria-hidden="true">
    <rect width="26" height="26" rx="7" fill="var(--accent)" />
    <path
      d="M7 18.5 12.2 7.8a1 1 0 0 1 1.8 0L19 18.5M9.8 14h6.6"
      fill="none"
      stroke="var(--accent-ink)"
      stroke-width="2.4"
      stroke-linecap="round"
    />
  </svg>
)
