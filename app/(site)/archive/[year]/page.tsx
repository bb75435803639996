import type { Metadata } from 'next'
import { ArchiveYear, type ShownYear } from '../../../../components/site/archive-year'
import { Missing, missingMetadata } from '../../../../components/site/missing'
import { pageMetadata } from '../../../../components/site/page-metadata'
import { listDigestYears } from '../../../../lib/digests/queries'

type Props = PageProps<'/archive/[year]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findYear(params)
  if (!found) return missingMetadata()
  const { year, previous, next } = found
  return pageMetadata({
    title: titleOf(year),
    // The newest year is what the archive's own address shows.
    path: next ? pathOf(year) : '/archive',
    pagination: { previous: pathOf(previous), next: pathOf(next) },
  })
}

export default async function ArchiveYearPage({ params }: Props) {
  const found = await findYear(params)
  return found ? <ArchiveYear title={titleOf(found.year)} {...found} /> : <Missing />
}

const pathOf = (year?: number) => (year === undefined ? undefined : `/archive/${year}`)
const titleOf = (year: number) => `Digests of ${year}`

async function findYear(params: Props['params']): Promise<ShownYear | null> {
  const given = (await params).year
  const years = await listDigestYears()
  const at = years.findIndex(({ year }) => String(year) === given)
  if (at < 0) return null
  return { year: Number(given), years, previous: years[at + 1]?.year, next: years[at - 1]?.year }
}
