import { Button } from '../../../components/ui/button'
import { Select } from '../../../components/ui/select'
import { TextField } from '../../../components/ui/text-field'
import type { listDeedChoices } from '../../../lib/audit/queries'
import type { DeedFilter } from '../../../lib/audit/schema'

type Props = { filter: DeedFilter; choices: Awaited<ReturnType<typeof listDeedChoices>> }

/** A form that asks for the page anew, without a script. */
export function DeedFilters({ filter, choices: { people, acts } }: Props) {
  return (
    <form
      action="/dashboard/audit"
      className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[1fr_1fr_1fr_10rem_auto]"
    >
      <Select label="Who" name="person" defaultValue={filter.person}>
        <option value="">everybody</option>
        <option value="site">the site itself</option>
        {people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <Select label="What" name="act" defaultValue={filter.act}>
        <option value="">everything</option>
        {acts.map((act) => (
          <option key={act}>{act}</option>
        ))}
      </Select>
      <TextField label="Digest" name="digest" defaultValue={filter.digest} placeholder="its slug" />
      <TextField label="Day" name="day" type="date" defaultValue={filter.day} />
      <Button type="submit" className="justify-self-start">
        Show
      </Button>
    </form>
  )
}
