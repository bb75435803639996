import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageTitle } from '../../../../components/dashboard/page-title'
import { requireEditor } from '../../../../lib/accounts/session'
import { findPageToEdit } from '../../../../lib/pages/queries'
import { pageSlugSchema } from '../../../../lib/pages/schema'
import { PageForm } from './page-form'

export const metadata: Metadata = { title: 'Pages' }

export default async function EditPagePage({ params }: PageProps<'/dashboard/pages/[slug]'>) {
  await requireEditor()
  const slug = pageSlugSchema.safeParse((await params).slug)
  if (!slug.success) notFound()
  const page = await findPageToEdit(slug.data)
  return (
    <>
      <PageTitle title={page.title}>
        <a href={`/${slug.data}`}>See it</a>
      </PageTitle>
      <PageForm slug={slug.data} {...page} />
    </>
  )
}
