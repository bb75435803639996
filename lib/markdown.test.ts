import { expect, test } from 'vitest'
import { renderMarkdown } from './markdown'

test('links stay as they are without a base, and become absolute with one', () => {
  expect(renderMarkdown('[a](/archive)')).toBe('<p><a href="/archive">a</a></p>\n')
  const base = 'https://papers.example.org/posts/a-day'
  expect(renderMarkdown('[a](/archive) [b](https://arxiv.org)', { base })).toBe(
    '<p><a href="https://papers.example.org/archive">a</a> <a href="https://arxiv.org/">b</a></p>\n',
  )
})

test.each([
  ['<img src=x onerror=alert(1)>', /<img/],
  ['![p](https://elsewhere.example/p.png)', /<img/],
  ['|a|\n|:-:|\n|b|', /style=/],
  ['[a](javascript:alert(1))', /href/],
  ['[a](data:text/html,x)', /href/],
])('%j brings nothing into a page that its policy forbids', (text, forbidden) => {
  expect(renderMarkdown(text)).not.toMatch(forbidden)
  expect(renderMarkdown(text, { base: 'https://papers.example.org/' })).not.toMatch(forbidden)
})

test('formulas between dollars are formulas, and money, code and escaped dollars are not', () => {
  expect(renderMarkdown('*So* $a*b*c$')).toMatch(/^<p><em>So<\/em> <math>.*<\/math><\/p>\n$/)
  expect(renderMarkdown('$$x$$')).toBe('<p><math display="block"><mi>x</mi></math></p>\n')
  expect(renderMarkdown('For $5 and $10, `$x$`, \\$x$ or \\(x\\)')).toBe(
    '<p>For $5 and $10, <code>$x$</code>, $x$ or (x)</p>\n',
  )
  expect(renderMarkdown('$\\nope{<b>}$')).toBe('<p><code>$\\nope{&lt;b&gt;}$</code></p>\n')
})
