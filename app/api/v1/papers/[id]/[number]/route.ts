import { operations } from '../../../../../../lib/api/operations'
import { readPaper } from '../../../../../../lib/api/read-paper'
import { apiRoute } from '../../../../../../lib/api/route'

export const dynamic = 'force-dynamic'

export const GET = apiRoute(operations.oldPaper, ({ id, number }, siteUrl) => readPaper(`${id}/${number}`, siteUrl))
