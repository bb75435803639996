'use server'

import { refresh } from 'next/cache'
import type { Admin } from '../../../lib/accounts/rights'
import { adminAction } from '../../../lib/action'
import { changeSettings } from '../../../lib/settings/mutations'
import { askedSettings, type Settings } from '../../../lib/settings/schema'

export const saveSite = adminAction(askedSettings('siteName', 'tagline', 'timeZone', 'publisher', 'contactEmail'), save)
export const saveCollecting = adminAction(
  askedSettings('categories', 'sources', 'quietEvenings', 'keepAnswersDays'),
  save,
)
export const saveRanking = adminAction(askedSettings('scoreRule', 'scoreThreshold', 'publishHour'), save)
export const saveFeeds = adminAction(askedSettings('feedLength', 'postsFromXInFeeds'), save)

async function save(admin: Admin, given: Partial<Settings>) {
  const isChanged = await changeSettings(admin, given)
  refresh()
  return { done: isChanged ? 'Saved, and in effect.' : 'Nothing was different.' }
}
