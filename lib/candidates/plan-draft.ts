/** As many as the old blog ever had in a day. */
export const MOST_ENTRIES = 30

type Standing = {
  arxivId: string
  /** Placed by the site, and nobody did anything with it or with its candidate since. */
  isUntouched: boolean
}
type Wanted = {
  arxivId: string
  /** The site placed it once. Where it is gone, somebody took it out. */
  wasPlaced: boolean
}
export type Plan = { order: string[]; added: string[]; removed: string[] }

/**
 * What the site would have stand in a draft, and in which order. While nobody has edited the draft it is what ranking
 * says; from then on papers are only added, and those that nobody touched change places among themselves.
 *
 * @param wanted candidates nobody decided on, over the threshold, the highest score first.
 * @param scores of all candidates of the day.
 */
export function planDraft(
  standing: Standing[],
  wanted: Wanted[],
  scores: ReadonlyMap<string, number>,
  isEdited: boolean,
): Plan {
  const kept = isEdited ? standing : standing.filter(isWanted(wanted.slice(0, MOST_ENTRIES)))
  const stands = new Set(kept.map(({ arxivId }) => arxivId))
  const added = wanted
    .filter(({ arxivId, wasPlaced }) => !stands.has(arxivId) && !(isEdited && wasPlaced))
    .slice(0, Math.max(0, MOST_ENTRIES - kept.length))

  const scoreOf = (arxivId: string) => scores.get(arxivId) ?? 0
  const byScore = (a: string, b: string) => scoreOf(b) - scoreOf(a) || (a < b ? -1 : 1)
  const untouched = kept.filter(({ isUntouched }) => isUntouched).map(({ arxivId }) => arxivId)
  const sorted = untouched.toSorted(byScore)
  const order = kept.map(({ arxivId, isUntouched }) => (isUntouched ? (sorted.shift() as string) : arxivId))
  const movable = new Set(untouched)
  for (const { arxivId } of added) {
    const place = order.findIndex((other) => movable.has(other) && byScore(arxivId, other) < 0)
    order.splice(place < 0 ? order.length : place, 0, arxivId)
    movable.add(arxivId)
  }
  return {
    order,
    added: added.map(({ arxivId }) => arxivId),
    removed: standing.filter(({ arxivId }) => !stands.has(arxivId)).map(({ arxivId }) => arxivId),
  }
}

const isWanted = (wanted: Wanted[]) => {
  const ids = new Set(wanted.map(({ arxivId }) => arxivId))
  return ({ arxivId, isUntouched }: Standing) => !isUntouched || ids.has(arxivId)
}
