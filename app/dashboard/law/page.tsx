import type { Metadata } from 'next'
import { HiddenPersons, HiddenPosts } from '../../../components/dashboard/law/hidden'
import { TakeOut } from '../../../components/dashboard/law/take-out'
import { PageTitle } from '../../../components/dashboard/page-title'
import { requireAdmin } from '../../../lib/accounts/session'
import { listHiddenPersons, listHiddenPosts } from '../../../lib/suppression/queries'
import { takeOut } from './actions'

export const metadata: Metadata = { title: 'Taken out' }

export default async function LawPage() {
  await requireAdmin()
  const [persons, posts] = await Promise.all([listHiddenPersons(), listHiddenPosts()])
  return (
    <>
      <PageTitle title="Taken out" />
      <p className="mb-half max-w-(--container-measure)">
        Posts are other people’s. What stands here is gone from pages, feeds and exports, and stays so when it is
        collected or imported again.
      </p>
      <TakeOut takeOut={takeOut} />
      <HiddenPersons persons={persons} />
      <HiddenPosts posts={posts} />
    </>
  )
}
