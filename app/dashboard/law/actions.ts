'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { adminAction } from '../../../lib/action'
import { formatCount } from '../../../lib/format-count'
import { suppressAt } from '../../../lib/suppression/mutations'

const schema = z.object({ address: z.string().trim().min(1, 'must not be empty').max(2000, 'is too long') })

export const takeOut = adminAction(schema, async (admin, { address }) => {
  const { suppressed, isPerson } = await suppressAt(admin, address)
  refresh()
  const known = formatCount(suppressed, 'post')
  return {
    done: isPerson
      ? `Nothing that ${address} writes is shown any more: ${known} so far.`
      : 'The post is shown no more.',
  }
})
