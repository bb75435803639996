'use client'

import type { RefObject } from 'react'
import { Button } from '../../ui/button'
import { CONTROL } from '../../ui/field'
import { Select } from '../../ui/select'
import type { Filter } from './filter'

type Props = {
  day: string
  filter: Filter
  categories: string[]
  counts: Record<Filter['state'], number>
  search: RefObject<HTMLInputElement | null>
  isLive: boolean
  onChange: (filter: Filter) => void
}

/** A form that asks for the page anew without scripts, and filters at once with them. */
export function FilterFields({ day, filter, categories, counts, search, isLive, onChange }: Props) {
  const set =
    <Name extends keyof Filter>(name: Name) =>
    (value: string) =>
      onChange({ ...filter, [name]: value as Filter[Name] })
  return (
    <search>
      <form
        action="/dashboard/inbox"
        onSubmit={(event) => event.preventDefault()}
        className="mb-half grid grid-cols-2 items-end gap-3 lg:grid-cols-[2fr_1fr_1fr_1fr_auto]"
      >
        <input type="hidden" name="day" value={day} />
        <label className="col-span-full flex flex-col gap-1 lg:col-span-1">
          <span className="font-semibold">Search</span>
          <input
            ref={search}
            type="search"
            name="q"
            value={filter.q}
            onChange={(event) => set('q')(event.target.value)}
            className={CONTROL}
          />
        </label>
        <Select label="Show" name="state" value={filter.state} onChange={set('state')}>
          <option value="open">Open ({counts.open})</option>
          <option value="accepted">Accepted ({counts.accepted})</option>
          <option value="dismissed">Dismissed ({counts.dismissed})</option>
          <option value="all">All ({counts.all})</option>
        </Select>
        <Select label="Category" name="category" value={filter.category} onChange={set('category')}>
          <option value="">Every</option>
          {categories.map((category) => (
            <option key={category}>{category}</option>
          ))}
        </Select>
        <Select label="Sort by" name="sort" value={filter.sort} onChange={set('sort')} className="max-lg:col-span-2">
          <option value="score">Score</option>
          <option value="accounts">Independent accounts</option>
          <option value="category">Category</option>
          <option value="id">arXiv id</option>
        </Select>
        {!isLive && (
          <Button type="submit" className="max-lg:col-span-2">
            Apply
          </Button>
        )}
      </form>
    </search>
  )
}
