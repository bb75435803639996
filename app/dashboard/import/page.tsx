import type { Metadata } from 'next'
import { z } from 'zod'
import { PageTitle } from '../../../components/dashboard/page-title'
import { Section } from '../../../components/dashboard/section'
import { buttonClass } from '../../../components/ui/button-class'
import { requireEditor } from '../../../lib/accounts/session'
import { findImportReport } from '../../../lib/archive/queries'
import { ImportForm } from './import-form'

export const metadata: Metadata = { title: 'Import and export' }

export default async function ImportPage({ searchParams }: PageProps<'/dashboard/import'>) {
  const editor = await requireEditor()
  const id = z.uuid().safeParse((await searchParams).came)
  const came = id.success ? await findImportReport(editor, id.data) : null
  return (
    <>
      <PageTitle title="Import and export" />
      <Section
        title="Import"
        about="Digests in the format of the archive: Markdown files with the JSON files beside them, or a zip of them; 20 MB at once."
      >
        <ImportForm came={came} />
      </Section>
      <Section
        title="Export"
        about="Every published digest in the same format. For a copy of everything, drafts and people too, there is the backup command."
      >
        <a href="/dashboard/export" download className={`${buttonClass()} self-start`}>
          Download everything as a zip
        </a>
      </Section>
    </>
  )
}
