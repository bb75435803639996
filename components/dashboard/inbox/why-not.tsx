import { Button } from '../../ui/button'
import { CONTROL } from '../../ui/field'

type Props = { day: string; asked: string; answer: string | null }

/** Asks why a paper is not in the inbox of a day. */
export function WhyNot({ day, asked, answer }: Props) {
  return (
    <section aria-label="Why is a paper not here?" className="mt-line border-ink border-t pt-half">
      <form action="/dashboard/inbox" className="flex flex-wrap items-end gap-2">
        <input type="hidden" name="day" value={day} />
        <label className="flex flex-col gap-1">
          <span className="font-semibold">Why is this paper not here?</span>
          <input name="why" defaultValue={asked} placeholder="2611.01001" required className={CONTROL} />
        </label>
        <Button type="submit" className="flex-none">
          Tell
        </Button>
      </form>
      {answer && (
        <p role="status" className="mt-2 max-w-(--container-measure)">
          {answer}
        </p>
      )}
    </section>
  )
}
