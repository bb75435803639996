import { writeOpenApi } from '../../../lib/api/openapi'
import { OPEN } from '../../../lib/api/problem'
import { env } from '../../../lib/env'
import { findSettings } from '../../../lib/settings/queries'

export const dynamic = 'force-dynamic'

export async function GET() {
  const { siteName } = await findSettings()
  return Response.json(writeOpenApi(siteName, env().SITE_URL), { headers: OPEN })
}
