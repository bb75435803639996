import { db } from '../lib/db'

/** All that the collector knows, without what differs from run to run: times of ours and ids of ours. */
export async function whatWasKept() {
  const [papers, versions, mentions, links, counts, snapshots, citations, watches] = await Promise.all([
    db().$queryRaw`SELECT arxiv_id, title, authors, abstract, categories, comment, doi, journal_ref, license,
      announced_on, announced_as, withdrawn_at FROM paper ORDER BY arxiv_id`,
    db().$queryRaw`SELECT * FROM paper_version ORDER BY arxiv_id, number`,
    db().$queryRaw`SELECT source, source_id, url, author_name, author_handle, author_id, author_is_bot, body, lang, dir,
      posted_on, posted_at, deleted_at IS NOT NULL AS gone, withheld FROM mention ORDER BY source, source_id`,
    db()
      .$queryRaw`SELECT arxiv_id, source_id, by_author FROM paper_mention JOIN mention ON id = mention_id ORDER BY 1, 2`,
    db().$queryRaw`SELECT source_id, count(*), max(likes) AS likes, max(upvotes) AS upvotes
      FROM mention_count JOIN mention ON id = mention_id GROUP BY 1 ORDER BY 1`,
    db().$queryRaw`SELECT arxiv_id, source, reposts, likes, comments, upvotes, quotes FROM snapshot
      ORDER BY arxiv_id, source, taken_at`,
    db().$queryRaw`SELECT arxiv_id, count FROM citation_count ORDER BY arxiv_id, taken_at`,
    db().$queryRaw`SELECT source, subject, day, claimed_until, failures FROM watch ORDER BY 1, 2`,
  ])
  return { papers, versions, mentions, links, counts, snapshots, citations, watches }
}
