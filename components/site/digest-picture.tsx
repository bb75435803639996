import type { PublishedDigest } from '../../lib/digests/queries'
import { formatNumber } from '../../lib/format-count'
import { formatDay } from '../../lib/format-day'
import { plainTex } from '../../lib/tex'

export const PICTURE = { width: 1200, height: 630 }

const INK = '#1b1a18'
const MUTED = '#65625c'
const RUBRIC = '#c2290a'
const LEADERS = 3

/** What a link to a digest looks like elsewhere: its title, its day and the papers that led it. */
export function DigestPicture({ digest, siteName }: { digest: PublishedDigest; siteName: string }) {
  return (
    <div style={{ ...column, width: '100%', height: '100%', padding: '52px 64px', background: '#fefefd', color: INK }}>
      <div style={{ ...row, paddingBottom: 18, borderBottom: `3px solid ${INK}`, fontSize: 34 }}>
        <span style={{ fontWeight: 600 }}>{drawable(siteName)}</span>
        <span style={{ color: MUTED }}>{formatDay(digest.day, 'full')}</span>
      </div>
      <div style={{ ...clamp(2), marginTop: 30, fontSize: 64, lineHeight: 1.1 }}>{drawable(digest.title)}</div>
      <div style={{ ...column, marginTop: 'auto' }}>
        {digest.entries.slice(0, LEADERS).map(({ rank, title, score }) => (
          <div key={rank} style={{ ...row, marginTop: 16, fontSize: 31, lineHeight: 1.25 }}>
            <span style={{ width: 44, color: RUBRIC }}>{rank}</span>
            <span style={{ ...clamp(2), flex: 1, paddingRight: 32 }}>{drawable(plainTex(title))}</span>
            <span style={{ color: MUTED }}>{formatNumber(Math.round(score))}</span>
          </div>
        ))}
      </div>
    </div>
  )
}

const column = { display: 'flex', flexDirection: 'column' } as const
const row = { display: 'flex', justifyContent: 'space-between' } as const
const clamp = (lines: number) => ({ display: 'block', lineClamp: lines }) as const

// The alphabets of the font: for any other character its drawer would ask the network for one.
const DRAWABLE = /[^\u0020-\u024f\u0370-\u03ff\u1e00-\u1eff\u2010-\u2027\u2030-\u203a\u20ac\u2212]+/g

function drawable(text: string) {
  return text.normalize('NFC').replace(DRAWABLE, ' ').replace(/ {2,}/g, ' ').trim()
}
