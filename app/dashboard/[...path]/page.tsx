import { notFound } from 'next/navigation'
import { requireContributor } from '../../../lib/accounts/session'

export default async function UnknownPage() {
  await requireContributor()
  notFound()
}
