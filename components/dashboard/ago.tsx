'use client'

import { useEffect, useState } from 'react'
import { formatMoment } from '../../lib/format-day'

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const STEPS: [seconds: number, unit: Intl.RelativeTimeFormatUnit][] = [
  [60, 'second'],
  [3600, 'minute'],
  [86_400, 'hour'],
  [30 * 86_400, 'day'],
]

/** How long ago something was, and exactly when on the title; a month and more is a date. */
export function Ago({ at }: { at: string }) {
  // The server's clock is not the browser's: both begin with the date.
  const [now, setNow] = useState<number>()
  useEffect(() => {
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return (
    <time dateTime={at} title={formatMoment(at)}>
      {now === undefined ? formatMoment(at) : spell(at, now)}
    </time>
  )
}

function spell(at: string, now: number) {
  const seconds = Math.max(0, (now - Date.parse(at)) / 1000)
  if (seconds < 45) return 'just now'
  const step = STEPS.findIndex(([most]) => seconds < most)
  const [, unit] = STEPS[step] ?? []
  return unit ? relative.format(-Math.round(seconds / (STEPS[step - 1]?.[0] ?? 1)), unit) : formatMoment(at)
}
