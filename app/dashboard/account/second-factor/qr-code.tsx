import { encode } from 'uqr'

/** Black on white whatever the theme: some cameras do not read the reverse. */
export function QrCode({ text }: { text: string }) {
  const { data, size } = encode(text, { border: 4 })
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : []))).join('')
  return (
    <svg viewBox={`0 0 ${size} ${size}`} className="size-52 bg-white" role="img" shapeRendering="crispEdges">
      <title>The key as a QR code</title>
      <path d={path} fill="#000" />
    </svg>
  )
}
