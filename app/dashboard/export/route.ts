import { isEditor } from '../../../lib/accounts/rights'
import { findContributor } from '../../../lib/accounts/session'
import { zipArchive } from '../../../lib/archive/export-archive'
import { findSettings } from '../../../lib/settings/queries'
import { siteDay } from '../../../lib/site-day'

/** Every published digest, in the format of the archive, as a zip. */
export async function GET() {
  const person = await findContributor()
  if (!person) return Response.json({ error: 'Sign in first.' }, { status: 401 })
  if (!isEditor(person)) return Response.json({ error: 'This takes the rights of an editor.' }, { status: 403 })
  const day = siteDay(new Date(), (await findSettings()).timeZone)
  return new Response(zipArchive(), {
    headers: { 'Content-Type': 'application/zip', 'Content-Disposition': `attachment; filename="archive-${day}.zip"` },
  })
}
