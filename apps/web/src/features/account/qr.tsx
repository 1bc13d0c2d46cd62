import { create } from 'qrcode'

/** A QR code as one inline path, black on white in either theme: scanners want the contrast. */
export const Qr = (props: { text: string; label: string }) => {
  const modules = () => create(props.text, { errorCorrectionLevel: 'M' }).modules
  const path = () => {
    const { size, data } = modules()
    let d = ''
    for (let y = 0; y < size; y += 1)
      for (let x = 0; x < size; x += 1) if (data[y * size + x]) d += `M${x + 2} ${y + 2}h1v1h-1z`
    return d
  }
  const side = () => modules().size + 4
  return (
    <svg
      role="img"
      aria-label={props.label}
      viewBox={`0 0 ${side()} ${side()}`}
      class="w-52 rounded-m border border-line"
      shape-rendering="crispEdges"
    >
      <rect width="100%" height="100%" fill="#fff" />
      <path d={path()} fill="#000" />
    </svg>
  )
}
