import 'server-only'
import { db } from '../db'

/** When digests of that day or later were last published, corrected or withdrawn, or a post was taken out of them. */
export async function findLastChange(since?: Date): Promise<Date | undefined> {
  const recent = { day: { gte: since } }
  const shown = { entry: { publication: { ...recent, endedAt: null } } }
  const [{ _max: published }, { _max: taken }, { _max: set }] = await Promise.all([
    db().publication.aggregate({ where: recent, _max: { publishedAt: true, endedAt: true } }),
    db().mention.aggregate({ where: { published: { some: shown } }, _max: { suppressedAt: true, deletedAt: true } }),
    db().setting.aggregate({ _max: { updatedAt: true } }),
  ])
  const changes = [published.publishedAt, published.endedAt, taken.suppressedAt, taken.deletedAt, set.updatedAt]
  return changes.filter((at) => at !== null).toSorted((a, b) => Number(b) - Number(a))[0]
}
