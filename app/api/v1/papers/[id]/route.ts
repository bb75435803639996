import { operations } from '../../../../../lib/api/operations'
import { readPaper } from '../../../../../lib/api/read-paper'
import { apiRoute } from '../../../../../lib/api/route'

export const dynamic = 'force-dynamic'

export const GET = apiRoute(operations.paper, ({ id }, siteUrl) => readPaper(id, siteUrl))
