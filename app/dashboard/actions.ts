'use server'

import { redirect } from 'next/navigation'
import { signOut } from '../../lib/accounts/next-auth'

export async function leave() {
  await signOut()
  redirect('/signin')
}
