import { env } from '../../env'
import type { Service } from '../../http'
import type { Finding, Source } from '../schema'
import { findRepository, parseStars } from './parser'

/** Stars of the repository that a paper's abstract or comment links to. */
export const github: Source = {
  name: 'github',
  byPaper: { linking: 'github.com/' },
  check: async ([subject], { ask }): Promise<Finding[]> => {
    const repository = subject?.paper && findRepository(subject.paper.comment, subject.paper.abstract)
    if (!subject?.paper || !repository) return subject ? [{ subject: subject.subject, nextCheckAt: null }] : []
    const token = env().GITHUB_TOKEN
    // 60 an hour without a token, of which some are left to others at this address.
    const service: Service = { name: 'github', perHour: token ? 1_000 : 50 }
    const answer = await ask({
      service,
      url: `https://api.github.com/repos/${repository}`,
      headers: { Accept: 'application/vnd.github+json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
      expected: [404, 451],
    })
    // Not there yet, or no more.
    if (answer.status !== 200) return [{ subject: subject.subject }]
    return [
      {
        subject: subject.subject,
        readings: [{ arxivId: subject.paper.arxivId, upvotes: parseStars(answer.text) }],
      },
    ]
  },
}
