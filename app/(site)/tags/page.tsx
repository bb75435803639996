import { Labels } from '../../../components/site/labels'
import { pageMetadata } from '../../../components/site/page-metadata'
import { listLabels } from '../../../lib/tags/queries'

export const metadata = pageMetadata({ title: 'Tags', path: '/tags' })

export default async function TagsPage() {
  return (
    <div className="list">
      <h1>Tags</h1>
      <Labels kind="tag" labels={await listLabels('tag')} />
    </div>
  )
}
