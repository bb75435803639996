import encodeQR from 'qr'

/** Black on white whatever the theme: some cameras do not read the reverse. */
export function QrCode({ text }: { text: string }) {
  const rows = encodeQR(text, 'raw', { border: 4 })
  const path = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : []))).join('')
  const size = rows.length
  return (
    <svg viewBox={`0 0 ${size} ${size}`} className="size-52" role="img" shapeRendering="crispEdges">
      <title>The key as a QR code</title>
      <path d={`M0 0h${size}v${size}h-${size}z`} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
