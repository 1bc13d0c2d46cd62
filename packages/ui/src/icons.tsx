import type { JSX } from 'solid-js'

interface IconProps {
  size?: number
  class?: string
}

/** Line icons on a 22 px grid; always beside words, so hidden from assistive technology. */
const Line = (props: IconProps & { children: JSX.Element }) => (
  <svg
    width={props.size ?? 20}
    height={props.size ?? 20}
    viewBox="0 0 22 22"
    fill="none"
    stroke="currentColor"
    stroke-width="1.8"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    class={props.class}
  >
    {props.children}
  </svg>
)

export const IconAlert = (props: IconProps) => (
  <Line {...props}>
    <path d="M11 3 2.5 18.5h17zM11 9v4.5M11 16v.1" />
  </Line>
)
export const IconPause = (props: IconProps) => (
  <Line {...props}>
    <path d="M7.5 5v12M14.5 5v12" />
  </Line>
)
export const IconPlay = (props: IconProps) => (
  <Line {...props}>
    <path d="M6.5 4.5v13l11-6.5z" />
  </Line>
)
export const IconInfo = (props: IconProps) => (
  <Line {...props}>
    <circle cx="11" cy="11" r="8" />
    <path d="M11 15v-4.5M11 7.5v.1" />
  </Line>
)
export const IconMessage = (props: IconProps) => (
  <Line {...props}>
    <path d="M3.5 4.5h15v10.5h-8.5L5.5 18.5V15h-2z" />
  </Line>
)
export const IconCheck = (props: IconProps) => (
  <Line {...props}>
    <path d="m4.5 11.5 4.5 4.5 8.5-10" />
  </Line>
)
export const IconClose = (props: IconProps) => (
  <Line {...props}>
    <path d="m5.5 5.5 11 11m0-11-11 11" />
  </Line>
)
export const IconSearch = (props: IconProps) => (
  <Line {...props}>
    <circle cx="9.5" cy="9.5" r="6" />
    <path d="m14 14 4.5 4.5" />
  </Line>
)
export const IconCalendar = (props: IconProps) => (
  <Line {...props}>
    <path d="M3.5 5.5h15v13h-15zM3.5 9.5h15M7.5 3v4M14.5 3v4" />
  </Line>
)
export const IconFile = (props: IconProps) => (
  <Line {...props}>
    <path d="M5 2.5h8l4 4v13H5zM13 2.5v4h4" />
  </Line>
)
export const IconUpload = (props: IconProps) => (
  <Line {...props}>
    <path d="M11 14V4M7 7.5l4-4 4 4M3.5 14v4.5h15V14" />
  </Line>
)
export const IconCamera = (props: IconProps) => (
  <Line {...props}>
    <path d="M3 6.5h4l1.5-2.5h5L15 6.5h4v12H3z" />
    <circle cx="11" cy="12" r="3.3" />
  </Line>
)
export const IconHome = (props: IconProps) => (
  <Line {...props}>
    <path d="M3 10 11 3l8 7v9H3z" />
  </Line>
)
export const IconChart = (props: IconProps) => (
  <Line {...props}>
    <path d="M4 19V9m5 10V4m5 15v-7m5 7V7" />
  </Line>
)
export const IconBullets = (props: IconProps) => (
  <Line {...props}>
    <path d="M9 5.5h10M9 11h10M9 16.5h10M4 5.5v.1M4 11v.1M4 16.5v.1" />
  </Line>
)
export const IconNumbers = (props: IconProps) => (
  <Line {...props}>
    <path d="M9.5 5.5H19M9.5 11H19M9.5 16.5H19M3.5 4l1.5-.8V8M3.3 13.2c.4-1 2.4-1 2.4.3 0 1-2.4 2-2.4 3.5h2.5" />
  </Line>
)
