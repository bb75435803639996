import type { Metadata } from 'next'
import { Moment } from '../../../components/dashboard/moment'
import { PageTitle } from '../../../components/dashboard/page-title'
import { requireEditor } from '../../../lib/accounts/session'
import { findPageToEdit } from '../../../lib/pages/queries'
import { pageSlugSchema } from '../../../lib/pages/schema'

export const metadata: Metadata = { title: 'Pages' }

export default async function PagesPage() {
  await requireEditor()
  const pages = await Promise.all(
    pageSlugSchema.options.map(async (slug) => ({ slug, ...(await findPageToEdit(slug)) })),
  )
  return (
    <>
      <PageTitle title="Pages" />
      <ul className="max-w-(--container-measure) border-rule border-b">
        {pages.map(({ slug, title, version }) => (
          <li key={slug} className="flex flex-wrap items-baseline justify-between gap-x-4 border-rule border-t py-2.5">
            <a href={`/dashboard/pages/${slug}`} className="font-semibold">
              {title}
            </a>
            <span className="text-muted text-small">
              {version ? (
                <>
                  rewritten <Moment at={new Date(version)} />
                </>
              ) : (
                'as it comes with the program'
              )}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
