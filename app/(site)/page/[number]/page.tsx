import type { Metadata } from 'next'
import { DigestList } from '../../../../components/site/digest-list'
import { Missing, missingMetadata } from '../../../../components/site/missing'
import { listMetadata } from '../../../../components/site/page-metadata'
import { Pager } from '../../../../components/site/pager'
import { countPublishedDigests, DIGESTS_PER_PAGE, listPublishedDigests } from '../../../../lib/digests/queries'
import { pageNumberSchema } from '../../../../lib/page-number'

type Props = PageProps<'/page/[number]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const list = await readList(params)
  return list ? listMetadata('Digests', list) : missingMetadata()
}

export default async function DigestsPage({ params }: Props) {
  const list = await readList(params)
  if (!list) return <Missing />

  return (
    <div className="list">
      <h1>Digests</h1>
      <DigestList digests={await listPublishedDigests(list.page)} />
      <Pager {...list} />
    </div>
  )
}

async function readList(params: Props['params']) {
  const number = pageNumberSchema.safeParse((await params).number)
  const pages = Math.ceil((await countPublishedDigests()) / DIGESTS_PER_PAGE)
  return number.success && number.data <= pages ? { page: number.data, pages, base: '' } : null
}
