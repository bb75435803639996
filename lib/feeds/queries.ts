import 'server-only'
import { db } from '../db'

/** When digests of that day or later were last published, imported, corrected or withdrawn, or a post was taken out. */
export async function findLastChange(since?: Date): Promise<Date | undefined> {
  const recent = { day: { gte: since } }
  const shown = { entry: { publication: { ...recent, endedAt: null } } }
  const [{ _max: published }, { _max: brought }, { _max: taken }, { _max: set }] = await Promise.all([
    db().publication.aggregate({ where: recent, _max: { publishedAt: true, endedAt: true } }),
    // What is imported was published elsewhere, maybe long ago; here it is new.
    db().digest.aggregate({ where: { ...recent, publications: { some: {} } }, _max: { importedAt: true } }),
    db().mention.aggregate({ where: { published: { some: shown } }, _max: { suppressedAt: true, deletedAt: true } }),
    db().setting.aggregate({ _max: { updatedAt: true } }),
  ])
  const changes = [
    published.publishedAt,
    published.endedAt,
    brought.importedAt,
    taken.suppressedAt,
    taken.deletedAt,
    set.updatedAt,
  ]
  return changes.filter((at) => at !== null).toSorted((a, b) => Number(b) - Number(a))[0]
}
