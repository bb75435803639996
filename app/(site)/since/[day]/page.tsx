import type { Metadata } from 'next'
import { z } from 'zod'
import { Missing, missingMetadata } from '../../../../components/site/missing'
import { pageMetadata } from '../../../../components/site/page-metadata'
import { TopPapers } from '../../../../components/site/top-papers'
import { findSpan } from '../../../../lib/digests/queries'
import { formatDay } from '../../../../lib/format-day'
import { daysBefore } from '../../../../lib/period'

type Props = PageProps<'/since/[day]'>

const LONGEST = 366

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await readParams(params)
  if (!found) return missingMetadata()
  return pageMetadata({ title: found.title, path: `/since/${(await params).day}`, unlisted: true })
}

/** What was missed since a day: its digests and all later ones merged, each paper once. */
export default async function SincePage({ params }: Props) {
  const found = await readParams(params)
  return found ? <TopPapers {...found} /> : <Missing />
}

async function readParams(params: Props['params']) {
  const day = z.iso.date().safeParse((await params).day)
  const span = await findSpan()
  if (!day.success || !span) return null
  const given = new Date(day.data)
  // Who was away for longer is better served by the years.
  const from = new Date(Math.max(Number(given), Number(daysBefore(span.last, LONGEST))))
  return { title: `Since ${formatDay(given)}`, from, to: span.last, span, isShortened: from > given }
}
