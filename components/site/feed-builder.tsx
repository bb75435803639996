import { listCategoriesInUse } from '../../lib/categories/queries'
import { LONGEST } from '../../lib/search/schema'

const formats = { rss: 'RSS', atom: 'Atom', json: 'JSON Feed' }

/** Opens a feed of papers by what somebody chooses. */
export async function FeedBuilder() {
  const groups = await listCategoriesInUse()
  return (
    <form className="builder" action="/feeds/papers.rss">
      <label>
        Categories
        <select name="cat" multiple size={8}>
          {groups.map(({ name, categories }) => (
            <optgroup key={name} label={name}>
              {categories.map(({ code, name }) => (
                <option key={code} value={code}>{`${code} ${name === code ? '' : name}`}</option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <label>
        Words, as in a search
        <input name="q" maxLength={LONGEST} />
      </label>
      <label>
        Score at least
        <input name="min" inputMode="numeric" pattern="\d*" />
      </label>
      <p>
        {Object.entries(formats).map(([format, name]) => (
          <button key={format} type="submit" formAction={`/feeds/papers.${format}`}>
            {name}
          </button>
        ))}
      </p>
    </form>
  )
}
