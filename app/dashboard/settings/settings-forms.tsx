'use client'

import { useState } from 'react'
import { useFormAction } from '../../../components/ui/form-action'
import { FormMessage } from '../../../components/ui/form-message'
import { Select } from '../../../components/ui/select'
import { SubmitButton } from '../../../components/ui/submit-button'
import { TextArea, TextField } from '../../../components/ui/text-field'
import type { Settings } from '../../../lib/settings/schema'
import { saveCollecting, saveFeeds, saveSite } from './actions'

type Props = { settings: Settings }

export const FORM = 'flex max-w-xl flex-col gap-4 [&>button]:self-start'

export function SiteForm({ settings }: Props) {
  const [{ errors, given, ...state }, action] = useFormAction(saveSite)
  const shown = { ...settings, ...given }
  const [siteName, setSiteName] = useState(shown.siteName)
  const [tagline, setTagline] = useState(shown.tagline)
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

/** A source, and what lacks for it to be asked. */
type SourceState = { name: string; lack?: string }

export function CollectingForm({ settings, sources }: Props & { sources: SourceState[] }) {
  const [{ errors, given, ...state }, action] = useFormAction(saveCollecting)
  const listed = (key: 'categories' | 'sources' | 'quietEvenings') => given?.[key] ?? settings[key].join(', ')
  return (
    <form action={action} className={FORM}>
      <TextField
        label="Categories"
        name="categories"
        defaultValue={listed('categories')}
        errors={errors?.categories}
        description="Archives (cs) and categories (stat.ML) of arXiv, between commas."
        isRequired
      />
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

export function FeedsForm({ settings }: Props) {
  const [{ errors, given, ...state }, action] = useFormAction(saveFeeds)
  return (
    <form action={action} className={FORM}>
      <TextField
        label="Digests in a feed"
        name="feedLength"
        inputMode="numeric"
        defaultValue={String(given?.feedLength ?? settings.feedLength)}
        errors={errors?.feedLength}
        isRequired
      />
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
