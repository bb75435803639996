'use client'

import { useState } from 'react'
import { useFormAction } from '../../../components/ui/form-action'
import { FormMessage } from '../../../components/ui/form-message'
import { Select } from '../../../components/ui/select'
import { SubmitButton } from '../../../components/ui/submit-button'
import { TextArea, TextField } from '../../../components/ui/text-field'
import { formatCount } from '../../../lib/format-count'
import { formatDay } from '../../../lib/format-day'
import type { Listing } from '../../../lib/papers/queries'
import type { Settings } from '../../../lib/settings/schema'
import { isTimeZone, siteDay } from '../../../lib/site-day'
import { saveCollecting, saveFeeds, saveSite } from './actions'

type Props = { settings: Settings }

export const FORM = 'flex max-w-xl flex-col gap-4 [&>button]:self-start'

export function SiteForm({ settings, timeZones, now }: Props & { timeZones: string[]; now: Date }) {
  const [{ errors, given, ...state }, action] = useFormAction(saveSite)
  const shown = { ...settings, ...given }
  const [siteName, setSiteName] = useState(shown.siteName)
  const [tagline, setTagline] = useState(shown.tagline)
  const [timeZone, setTimeZone] = useState(shown.timeZone)
  return (
    <form action={action} className={FORM}>
      <TextField
        label="Name"
        name="siteName"
        value={siteName}
        onChange={setSiteName}
        errors={errors?.siteName}
        isRequired
      />
      <TextField
        label="Tagline"
        name="tagline"
        value={tagline}
        onChange={setTagline}
        errors={errors?.tagline}
        description="One sentence under the name, for search engines too."
      />
      <figure>
        <figcaption className="text-muted text-small">The masthead, as readers will see it</figcaption>
        <div className="mt-1 border border-rule px-4 py-3">
          <p className="font-bold font-serif text-2xl tracking-tight">{siteName}</p>
          <p className="text-muted">{tagline}</p>
        </div>
      </figure>
      <Select
        label="Time zone"
        name="timeZone"
        value={timeZone}
        onChange={setTimeZone}
        errors={errors?.timeZone}
        description="By whose clocks times are told here, and whose midnight begins a day."
      >
        {timeZones.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </Select>
      <p aria-live="polite">{tellTime(now, timeZone)}</p>
      <TextField
        label="Publisher"
        name="publisher"
        defaultValue={shown.publisher}
        errors={errors?.publisher}
        description="Who runs the site, named on the privacy and contact pages."
      />
      <TextField
        label="Contact"
        name="contactEmail"
        type="email"
        defaultValue={shown.contactEmail}
        errors={errors?.contactEmail}
        description="Where readers, and people whose posts are quoted, may write."
      />
      <FormMessage state={state} />
      <SubmitButton look="plain">Save</SubmitButton>
    </form>
  )
}

/** What the clocks say there. A browser may know fewer places than the site. */
function tellTime(now: Date, timeZone: string) {
  if (!isTimeZone(timeZone)) return
  const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone }).format(now)
  return `There it is ${time} on ${formatDay(new Date(siteDay(now, timeZone)))}.`
}

/** A source, and what lacks for it to be asked. */
type SourceState = { name: string; lack?: string }

type CollectingProps = Props & { sources: SourceState[]; listing?: Listing }

export function CollectingForm({ settings, sources, listing }: CollectingProps) {
  const [{ errors, given, ...state }, action] = useFormAction(saveCollecting)
  const [categories, setCategories] = useState(settings.categories.join(', '))
  const listed = (key: 'categories' | 'sources' | 'quietEvenings') => given?.[key] ?? settings[key].join(', ')
  return (
    <form action={action} className={FORM}>
      <TextField
        label="Categories"
        name="categories"
        defaultValue={listed('categories')}
        onChange={setCategories}
        errors={errors?.categories}
        description="Archives (cs) and categories (stat.ML) of arXiv, between commas."
        isRequired
      />
      {listing && <ListedPapers categories={categories} {...listing} />}
      <TextField
        label="Sources"
        name="sources"
        defaultValue={listed('sources')}
        errors={errors?.sources}
        description={`Where papers and posts are collected from, between commas: ${sources.map(({ name }) => name).join(', ')}.`}
      />
      <Lacking sources={sources} chosen={settings.sources} />
      <TextArea
        label="Quiet evenings"
        name="quietEvenings"
        rows={2}
        defaultValue={listed('quietEvenings')}
        errors={errors?.quietEvenings}
        description="Days on whose evening in New York arXiv announces nothing."
      />
      <TextField
        label="Days to keep answers"
        name="keepAnswersDays"
        inputMode="numeric"
        defaultValue={String(given?.keepAnswersDays ?? settings.keepAnswersDays)}
        errors={errors?.keepAnswersDays}
        description="What sources answered, as it came, so that a day can be replayed."
        isRequired
      />
      <FormMessage state={state} />
      <SubmitButton look="plain">Save</SubmitButton>
    </form>
  )
}

/** What the newest list has of these categories. */
function ListedPapers({ categories, day, papers }: { categories: string } & Listing) {
  const codes = [...new Set(categories.split(/[\s,]+/).filter(Boolean))]
  return (
    <div aria-live="polite">
      <p>
        Of the list of {formatDay(new Date(day))} the site knows{' '}
        {codes.map((code) => `${formatCount(papers[code] ?? 0, 'paper')} in ${code}`).join(', ')}.
      </p>
      {codes.some((code) => !papers[code]) && (
        <p className="text-muted">What was not collected before comes with the next list.</p>
      )}
    </div>
  )
}

/** What whoever runs the site has to set before a source can be asked; in red where it was chosen already. */
function Lacking({ sources, chosen }: { sources: SourceState[]; chosen: string[] }) {
  return (
    <ul aria-label="Sources that need a key" className="text-small">
      {sources.map(
        ({ name, lack }) =>
          lack && (
            <li key={name} className={chosen.includes(name) ? 'font-semibold text-rubric' : 'text-muted'}>
              <code>{name}</code> is not ready. {lack}
            </li>
          ),
      )}
    </ul>
  )
}

/** `days`: those of the newest digests, as many as a feed can hold. */
export function FeedsForm({ settings, days }: Props & { days: Date[] }) {
  const [{ errors, given, ...state }, action] = useFormAction(saveFeeds)
  const [length, setLength] = useState(String(settings.feedLength))
  const last = days[Number(length) - 1]
  return (
    <form action={action} className={FORM}>
      <TextField
        label="Digests in a feed"
        name="feedLength"
        inputMode="numeric"
        defaultValue={String(given?.feedLength ?? settings.feedLength)}
        onChange={setLength}
        errors={errors?.feedLength}
        isRequired
      />
      {days.length > 0 && Number(length) > 0 && (
        <p aria-live="polite">
          {last
            ? `Who subscribes today finds what appeared since ${formatDay(last)}.`
            : `Who subscribes today finds the newest ${formatCount(days.length, 'digest')}.`}
        </p>
      )}
      <Select
        label="Posts from X"
        name="postsFromXInFeeds"
        defaultValue={given?.postsFromXInFeeds ?? settings.postsFromXInFeeds}
        errors={errors?.postsFromXInFeeds}
      >
        <option value="text">quoted</option>
        <option value="links">only linked to</option>
      </Select>
      <FormMessage state={state} />
      <SubmitButton look="plain">Save</SubmitButton>
    </form>
  )
}
