import type { Metadata } from 'next'
import { Missing, missingMetadata } from '../../../../components/site/missing'
import { pageMetadata } from '../../../../components/site/page-metadata'
import { TopPapers } from '../../../../components/site/top-papers'
import { findSpan } from '../../../../lib/digests/queries'
import { readPeriod } from '../../../../lib/period'

type Props = PageProps<'/top/[period]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await readParams(params)
  if (!found) return missingMetadata()
  return pageMetadata({ title: found.title, path: `/top/${(await params).period}` })
}

export default async function TopPage({ params }: Props) {
  const found = await readParams(params)
  return found ? <TopPapers {...found} /> : <Missing />
}

async function readParams(params: Props['params']) {
  const span = await findSpan()
  const period = readPeriod((await params).period, span)
  return span && period ? { ...period, span } : null
}
