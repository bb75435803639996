import 'server-only'
import { db } from '../db'

const SHOWN = 6
// Below it two papers share no more than their field.
const LEAST = 1.5

/** Featured papers most like one, whichever of the two was looked at. */
export function listRelated(arxivId: string) {
  return db().$queryRaw<{ arxivId: string; title: string; authors: string[]; day: Date }[]>`
    SELECT arxiv_id AS "arxivId", title, authors, day
    FROM (
      SELECT other_id AS arxiv_id, weight FROM related WHERE arxiv_id = ${arxivId}
      UNION SELECT arxiv_id, weight FROM related WHERE other_id = ${arxivId}) related
    JOIN card USING (arxiv_id) JOIN paper USING (arxiv_id)
    WHERE digests > 0 AND weight >= ${LEAST}
    GROUP BY arxiv_id, title, authors, day
    ORDER BY max(weight) DESC, arxiv_id LIMIT ${SHOWN}`
}
