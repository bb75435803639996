import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainTex, renderTex } from './tex'
import { printMarkup } from './tex/markup'

const render = (text: string) => printMarkup(renderTex(text))

test.each([
  ['Schr\\"{o}dinger, Poincar\\\'e, G{\\"o}del, \\\'{\\i}', 'Schrödinger, Poincaré, Gödel, í'],
  ['Erd\\H{o}s, \\v{C}ech, fran\\c cais, \\c{C}a, y\\=okai, \\r{a}, \\d{s}', 'Erdős, Čech, français, Ça, yōkai, å, ṣ'],
  ["S\\o ren, \\O{}re, Wei\\ss, \\L{}\\'od\\'z, Bokm{\\aa}l, \\ae", 'Søren, Øre, Weiß, Łódź, Bokmål, æ'],
  ['Na\\"ively, na\\"{\\i}ve', 'Naïvely, naïve'],
  ['20\\% of R\\&D at \\$5, a\\_b, \\#1, \\{0,1\\}', '20% of R&D at $5, a_b, #1, {0,1}'],
  ['100% sure & more', '100% sure & more'],
  ['pages 1--9 --- or so', 'pages 1–9 — or so'],
  ["``one'' and `two' of the dogs' it's", "“one” and ‘two’ of the dogs' it's"],
  ['``Graded Learning" and "plain"', '“Graded Learning” and "plain"'],
  ['a~new method~(GD), ~20% or ~ 1.9, 5~10', 'a\u00a0new method\u00a0(GD), ~20% or ~ 1.9, 5~10'],
  ['a\\\\b, c\\ d, e\\,f', 'a b, c d, e\u2009f'],
  ['{CD}GAN, {non-uniform}, CIFAR-{10, 100}, HEXA_{MoCo}', 'CDGAN, non-uniform, CIFAR-{10, 100}, HEXA_MoCo'],
  [
    'face (\\ie, eyes; \\eg foreground), 360{\\deg}, \\LaTeX\\ is',
    'face (i.e., eyes; e.g. foreground), 360°, LaTeX is',
  ],
  ['An^{\\alpha}, D \\geq 3', 'An^α, D ≥ 3'],
  ['as shown~\\cite{a2020} and \\citep[p.~2]{b}', 'as shown\u00a0[a2020] and [b]'],
  ['much\\footnote{At last.}', 'much (At last.)'],
  ['{\\sc Small} \\textsc{FastText}', 'Small FastText'],
  ['our \\method is \\mine{better}, \\constructor', 'our \\method is \\mine{better}, \\constructor'],
  ['{unclosed, closed}, a lone $, a last \\', '{unclosed, closed}, a lone $, a last \\'],
])('%s reads as %s', (text, words) => {
  expect(plainTex(text)).toBe(words)
  expect(renderTex(text)).toEqual([words])
})

test.each([
  ['\\emph{a \\textbf{b}}', '<em>a <strong>b</strong></em>'],
  ['{\\em a} {\\bf b} \\textit{c}', '<em>a</em> <strong>b</strong> <em>c</em>'],
  ['\\texttt{LDIST}', '<code>LDIST</code>'],
  ['x\\textsuperscript{2}', 'x<sup>2</sup>'],
  ['<b>&amp;</b>', '&lt;b&gt;&amp;amp;&lt;/b&gt;'],
])('%s becomes %s', (text, markup) => {
  expect(render(text)).toBe(markup)
})

test.each([
  ['\\url{https://a.example/b\\_c~d}', 'https://a.example/b_c~d', ''],
  ['https://a.example/b--c.', 'https://a.example/b--c', '.'],
  ['https://a.example/b_(c)).', 'https://a.example/b_(c)', ').'],
  ['https://a.example/~me/?a=1&b=2, so', 'https://a.example/~me/?a=1&b=2', ', so'],
])('%s links to %s', (text, href, rest) => {
  const link = { name: 'a', attributes: { href, rel: 'nofollow' }, children: [href] }
  expect(renderTex(text)).toEqual(rest ? [link, rest] : [link])
  expect(renderTex(text, false)).toEqual([href, ...(rest ? [rest] : [])])
})

test('a link says its words, holds no other, and leads to the web', () => {
  expect(render('\\href{https://a.example}{see https://b.example}')).toBe(
    '<a href="https://a.example" rel="nofollow">see https://b.example</a>',
  )
  expect(render('\\href{javascript:alert(1)}{x} \\url{javascript:y}')).toBe('x javascript:y')
})

test.each([
  'It costs $5 and $10',
  'from $5 to $10 million',
  '$5M (about 4M) and $6M',
  'US$100-$200 a day',
  'save $1,000, or $2,000',
  '$AAPL and $TSLA rose',
])('%s is money', (text) => {
  expect(renderTex(text)).toEqual([text])
})

test('money and maths stand side by side', () => {
  expect(render('For $5 we get $x$ twice, for $10 thrice')).toBe(
    'For $5 we get <math><mi>x</mi></math> twice, for $10 thrice',
  )
})

test.each([
  ['$\\alpha$', 'α'],
  ['$O(n^2)$', 'O(n²)'],
  ['S$^2$-MLP', 'S²-MLP'],
  ['\\(x_1\\)', 'x₁'],
  ['$$\\frac{1}{2}$$', '1/2'],
  ['\\[\\sqrt{d_k}\\]', '√(dₖ)'],
  ['$16\\times$ and $1K$, $5$, $10 mm$', '16 × and 1K, 5, 10mm'],
  ['$50%$ of $67\\%$', '50% of 67%'],
  ['$x \\in \\mathbb{R}^d$', 'x ∈ ℝᵈ'],
  ['$N^{1/2}$, $C^\\infty$', 'N^(1/2), C^∞'],
  ['$\\mathcal{O}(n)$ $\\mathbf{x}$ $\\mathds{R}$', 'O(n) x ℝ'],
  ['$\\hat{\\text{o}}$', 'ô'],
  ['$x > 0$ if $\\text{dim}_{k} = 1$', 'x > 0 if dimₖ = 1'],
  ['$\\textbf{up to 0.14$\\sim$0.45dB}$', 'up to 0.14∼0.45dB'],
  ['an \\mathcal{O} of \\ensuremath{n}', 'an O of n'],
  ['\\begin{equation}a\\end{equation}', 'a'],
  ['$\\begin{matrix}a&b\\end{matrix}$', '\\begin{matrix}a&b\\end{matrix}'],
])('%s is a formula, in words %s', (text, words) => {
  const html = render(text)
  if (!text.includes('\\textbf')) expect(html).toContain('<math')
  expect(html).not.toContain('<code>')
  expect(plainTex(text)).toBe(words)
})

test('a formula on a line of its own says so', () => {
  expect(render('$$x$$')).toBe('<math display="block"><mi>x</mi></math>')
  expect(render('\\[x\\]')).toBe('<math display="block"><mi>x</mi></math>')
})

test.each([
  '$\\undefined{x}$',
  '$\\frac{1}$',
  '$\\left( x$',
  '$\\includegraphics{a.png}$',
  `$${'\\sqrt{'.repeat(200)}x${'}'.repeat(200)}$`,
])('broken or forbidden TeX shows its source: %s', (text) => {
  expect(renderTex(text)).toEqual([{ name: 'code', attributes: {}, children: [text] }])
  expect(plainTex(text)).toBe(text.slice(1, -1))
})

test('what one formula defines, the next does not know', () => {
  expect(render('$\\gdef\\mine{x}\\mine$ $\\mine$')).toMatch(/^<math>.*<\/math> <code>/)
})

test('cells are aligned without styles', () => {
  const html = render('$$\\begin{cases}1 & x > 0\\\\0\\end{cases}$$')
  expect(html).toContain('<mtd columnalign="left">')
  expect(html).not.toContain('style')
})

// Pieces that mean something to TeX, so that texts come near to what papers hold and to what breaks parsers.
const pieces = [
  ...['$', '$$', '\\', '{', '}', '``', "''", '`', "'", '"', '~', '--', '%', '&', '#', '_', '^', ' ', '\n\n', '5', 'x'],
  ...['\\(', '\\)', '\\[', '\\]', '\\emph{', '\\textbf', '{\\em ', '\\url{', '\\href{javascript:x}{', 'https://a.b/'],
  ...['\\frac{1}{2}', '\\sqrt', '\\textcolor{red}{x}', '\\style{color:red}', '\\class{a}', '\\boxed{x}', '\\cancel{x}'],
  ...['\\begin{align}', '\\end{align}', '\\begin{array}{|l|r|}', '\\end{array}', '\\hline', '\\def\\a{\\a\\a}\\a'],
  ...['\\html', '\\data{onclick=x}', '<script>', '</math>', ' onerror=x ', '\\text{<b>}', '\\left(', '\\unicode{60}'],
]
const tex = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...pieces) }, fc.string({ unit: 'binary', maxLength: 4 })))
  .map((found) => found.join(''))

test('no text breaks anything, and none brings in what a page must not hold', () => {
  fc.assert(
    fc.property(tex, (text) => {
      plainTex(text)
      const html = render(text)
      const tags = html.match(/<[^>]*>/g) ?? []
      for (const tag of tags) {
        expect(tag).toMatch(/^<\/?(a|em|strong|code|sup|sub|m[a-z]+)( [a-z]+="[^"<>]*")*>$/)
        expect(tag).not.toMatch(/ (style|class|on\w+|src|id)=|href="(?!https?:)/)
      }
      // A link in a link, or a tag that does not close, would end up elsewhere.
      expect(html.replace(/<a [^>]*>(?:(?!<a ).)*?<\/a>/gs, '')).not.toMatch(/<\/?a\b/)
    }),
    { numRuns: 3000 },
  )
})

test('text without TeX stays as it is', () => {
  const prose = fc.string({ unit: 'grapheme' }).filter((text) => !/[\\${}~`"'-]|https?:/.test(text))
  fc.assert(
    fc.property(prose, (text) => {
      expect(plainTex(text)).toBe(text)
      expect(renderTex(text).join('')).toBe(text)
    }),
  )
})

test('nesting without end is read, and costs no more than its length', () => {
  for (const piece of [
    '{',
    '\\emph{',
    '$',
    '``',
    '{\\em ',
    '\\footnote{a',
    "\\'{",
    '$\\text{',
    '`a',
    '\\cite[',
    'https://a.b/)',
  ])
    expect(render(piece.repeat(5000)).length).toBeGreaterThanOrEqual(5000)
})
