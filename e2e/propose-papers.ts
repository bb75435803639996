import { randomInt } from 'node:crypto'
import { withClient } from './database'

/** Writes candidates of a day as ranking does, the highest first, with posts and readings; `remove` takes all out again. */
export async function proposePapers(databaseUrl: string, day: string, count: number) {
  const prefix = `${day.slice(2, 4)}${day.slice(5, 7)}.`
  const start = randomInt(10_000, 90_000)
  const papers = Array.from({ length: count }, (_, i) => ({
    arxivId: `${prefix}${start + i}`,
    title: `Proposal ${i + 1} of ${day} with $x^${i + 1}$`,
    category: i % 3 === 0 ? 'cs.CL' : 'cs.LG',
    upvotes: count - i,
    score: Math.round((9900 * (count - i)) / count) / 100,
    receipt: {
      rule: 'balanced',
      version: 1,
      inputs: [
        { source: 'bluesky', name: 'post', value: 40, weight: 1 },
        { source: 'huggingface', name: 'upvotes', value: count - i, weight: 1 },
      ],
      sources: [
        { source: 'bluesky', strength: Math.log1p(40), percentile: 0.5, among: count, weight: 0.4 },
        { source: 'huggingface', strength: Math.log1p(count - i), percentile: 0.7, among: count, weight: 0.6 },
      ],
      accounts: 12,
      fromOne: 0.92,
      asOf: `${day}T12:00:00.000Z`,
      leftOut: ['Hacker News, which did not answer'],
    },
  }))
  await withClient(databaseUrl, async (client) => {
    const rows = [JSON.stringify(papers), day]
    await client.query(
      `INSERT INTO paper (arxiv_id, title, authors, abstract, categories, announced_on, announced_as, updated_at)
       SELECT "arxivId", title, '{Ada Example,Bo Example}', 'What it is about.', ARRAY[category], $2::date, 'new', now()
       FROM jsonb_to_recordset($1::jsonb) AS p("arxivId" text, title text, category text)`,
      rows,
    )
    await client.query(
      `INSERT INTO snapshot (arxiv_id, source, taken_at, upvotes)
       SELECT "arxivId", 'huggingface', $2::date + make_interval(hours => hour), upvotes * hour / 3
       FROM jsonb_to_recordset($1::jsonb) AS p("arxivId" text, upvotes int), generate_series(1, 3) AS hour`,
      rows,
    )
    await client.query(
      `INSERT INTO candidate (id, day, arxiv_id, score, receipt)
       SELECT gen_random_uuid(), $2::date, "arxivId", score, receipt
       FROM jsonb_to_recordset($1::jsonb) AS p("arxivId" text, score float, receipt jsonb)`,
      rows,
    )
    await client.query(
      `WITH post AS (
         INSERT INTO mention (id, source, source_id, url, author_name, author_handle, body, lang, dir, posted_on)
         SELECT gen_random_uuid(), 'bluesky', "arxivId", 'https://bsky.app/profile/cy.example/post/1', 'Cy Reader',
           'cy.example', '[{"type": "text", "text": "This one is worth an evening."}]', 'en', 'ltr', $2::date
         FROM jsonb_to_recordset($1::jsonb) AS p("arxivId" text) RETURNING id, source_id),
       linked AS (INSERT INTO paper_mention (arxiv_id, mention_id) SELECT source_id, id FROM post)
       INSERT INTO mention_count (mention_id, taken_at, likes) SELECT id, $2::date, 40 FROM post`,
      rows,
    )
  })
  const remove = () =>
    withClient(databaseUrl, async (client) => {
      const ids = papers.map(({ arxivId }) => arxivId)
      await client.query('DELETE FROM digest WHERE day = $1', [day])
      await client.query("DELETE FROM mention WHERE source = 'bluesky' AND source_id = ANY ($1)", [ids])
      await client.query('DELETE FROM paper WHERE arxiv_id = ANY ($1)', [ids])
    })
  return { day, papers, remove }
}
