'use client'

import { useState } from 'react'
import { useFormAction } from '../../../components/ui/form-action'
import { FormMessage } from '../../../components/ui/form-message'
import { Select } from '../../../components/ui/select'
import { SubmitButton } from '../../../components/ui/submit-button'
import { TextField } from '../../../components/ui/text-field'
import { formatDay } from '../../../lib/format-day'
import type { RuleName } from '../../../lib/ranking/schema'
import type { Settings } from '../../../lib/settings/schema'
import { saveRanking } from './actions'
import { FORM } from './settings-forms'

type Props = {
  settings: Settings
  thresholds: Record<RuleName, number>
  days: { day: string; scores: Record<RuleName, number[]> }[]
}

export function RankingForm({ settings, thresholds, days }: Props) {
  const [{ errors, given, ...state }, action] = useFormAction(saveRanking)
  const [rule, setRule] = useState(settings.scoreRule)
  const [typed, setTyped] = useState(given?.scoreThreshold ?? String(settings.scoreThreshold))
  const threshold = typed.trim() === '' ? thresholds[rule] : Number(typed)
  return (
    <form action={action} className={FORM}>
      <Select
        label="Rule"
        name="scoreRule"
        value={rule}
        onChange={(chosen) => setRule(chosen as RuleName)}
        errors={errors?.scoreRule}
      >
        <option value="balanced">balanced: where each paper stands among its day’s, source by source</option>
        <option value="original">original: reposts and likes, added</option>
      </Select>
      <TextField
        label="Threshold"
        name="scoreThreshold"
        inputMode="decimal"
        value={typed}
        onChange={setTyped}
        errors={errors?.scoreThreshold}
        description={`Nothing: what the rule says, ${thresholds[rule]}.`}
      />
      {days.length > 0 && threshold >= 0 && (
        <div aria-live="polite">
          <p>From {threshold} on, the drafts of the last days would begin with</p>
          <ul>
            {days.map(({ day, scores }) => (
              <li key={day} className="tabular-nums">
                {scores[rule].filter((score) => score >= threshold).length} of {scores[rule].length} papers that anyone
                spoke of on {formatDay(new Date(day))}
              </li>
            ))}
          </ul>
        </div>
      )}
      <TextField
        label="Hour of publication"
        name="publishHour"
        inputMode="numeric"
        defaultValue={given?.publishHour ?? String(settings.publishHour)}
        errors={errors?.publishHour}
        description="When the draft of the day is published by itself, 0 to 23 on the site’s clock. Nothing: when an editor says so."
      />
      <FormMessage state={state} />
      <SubmitButton look="plain">Save</SubmitButton>
    </form>
  )
}
