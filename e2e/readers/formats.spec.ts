import { expect, test } from '../test'

test('a digest can be taken along as Markdown, BibTeX, RIS and JSON', async ({ page, request, digest }) => {
  const mentions = [{}, { source: 'bluesky', body: [{ type: 'text' as const, text: 'Said elsewhere.' }] }]
  const { papers, path, title } = await digest({ entries: [{ mentions }] })
  await page.goto(path)
  for (const [name, format, mediaType, words] of [
    ['Markdown', 'md', 'text/markdown', `# ${title}`],
    ['BibTeX', 'bib', 'application/x-bibtex', `eprint = {${papers[0]?.arxivId}}`],
    ['RIS', 'ris', 'application/x-research-info-systems', 'TY  - UNPB'],
    ['JSON', 'json', 'application/json', '"Said elsewhere."'],
  ]) {
    await expect(page.getByRole('link', { name, exact: true })).toHaveAttribute('href', `${path}.${format}`)
    const answer = await request.get(`${path}.${format}`)
    expect(answer.headers()['content-type']).toBe(`${mediaType}; charset=utf-8`)
    const text = await answer.text()
    expect(text).toContain(words)
    // A post from X goes along without its words.
    expect(text).not.toContain('Worth reading.')
  }
})
