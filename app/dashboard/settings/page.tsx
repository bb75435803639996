import type { Metadata } from 'next'
import { PageTitle } from '../../../components/dashboard/page-title'
import { Section } from '../../../components/dashboard/section'
import { requireAdmin } from '../../../lib/accounts/session'
import { listPublishedDigests } from '../../../lib/digests/queries'
import { countNewestListing } from '../../../lib/papers/queries'
import { listLateScores } from '../../../lib/ranking/queries'
import { thresholdOf } from '../../../lib/ranking/rank'
import { findSettings } from '../../../lib/settings/queries'
import { LONGEST_FEED } from '../../../lib/settings/schema'
import { listSources } from '../../../lib/sources/queries'
import type { Source } from '../../../lib/sources/schema'
import { RankingForm } from './ranking-form'
import { CollectingForm, FeedsForm, SiteForm } from './settings-forms'

export const metadata: Metadata = { title: 'Settings' }

export default async function SettingsPage() {
  await requireAdmin()
  const [settings, days, listing, digests] = await Promise.all([
    findSettings(),
    listLateScores(),
    countNewestListing(),
    listPublishedDigests(1, undefined, LONGEST_FEED),
  ])
  return (
    <>
      <PageTitle title="Settings" />
      <Section title="The site" about="What readers see on every page, and in feeds.">
        <SiteForm settings={settings} timeZones={listTimeZones(settings.timeZone)} now={new Date()} />
      </Section>
      <Section title="Papers" about="What is collected, from the next run on.">
        <CollectingForm settings={settings} sources={listSources().map(stateOf)} listing={listing} />
      </Section>
      <Section
        title="Ranking"
        about="How a day’s papers are scored, from which score on they get into its draft, and when that is published."
      >
        <RankingForm
          settings={settings}
          days={days}
          thresholds={{ balanced: thresholdOf('balanced'), original: thresholdOf('original') }}
        />
      </Section>
      <Section title="Feeds">
        <FeedsForm settings={settings} days={digests.map(({ day }) => day)} />
      </Section>
    </>
  )
}

/** Those with a name of their own, and the one that was chosen by another. */
const listTimeZones = (chosen: string) =>
  [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', chosen])].toSorted()

const stateOf = ({ name, missing }: Source) => ({ name, lack: missing?.() })
