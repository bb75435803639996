import type { Metadata } from 'next'
import { formatCount } from '../../lib/format-count'
import { pageNumberSchema } from '../../lib/page-number'
import { findLabelledDigests } from '../../lib/tags/queries'
import { kebabSchema, type LabelKind } from '../../lib/tags/schema'
import { DigestList } from './digest-list'
import { Missing, missingMetadata } from './missing'
import { listMetadata } from './page-metadata'
import { Pager } from './pager'

type Params = Promise<{ kebab: string; number?: string }>

export async function labelledMetadata(kind: LabelKind, params: Params): Promise<Metadata> {
  const list = await readList(kind, params)
  return list ? listMetadata(list.name, list) : missingMetadata()
}

/** The digests under a tag or in a section. */
export async function LabelledDigests({ kind, params }: { kind: LabelKind; params: Params }) {
  const list = await readList(kind, params)
  if (!list) return <Missing />

  return (
    <div className="list">
      <h1>{list.name}</h1>
      <p className="lead">{formatCount(list.count, 'digest')}</p>
      <DigestList digests={list.digests} />
      <Pager {...list} />
    </div>
  )
}

async function readList(kind: LabelKind, params: Params) {
  const { kebab, number } = await params
  const label = kebabSchema.safeParse(kebab)
  const page = pageNumberSchema.safeParse(number)
  const list = label.success && page.success ? await findLabelledDigests(kind, label.data, page.data) : null
  return list && { ...list, page: page.data ?? 1, base: `/${kind}/${kebab}` }
}
