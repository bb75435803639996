import { expect, test } from 'vitest'
import { cleanHtml, UnfitPage } from './html'

const page = (body: string, head = '') =>
  `<!DOCTYPE html><html lang="en"><head>${head}</head><body>${body}</body></html>`

test("takes out Next's own scripts, their preloads and React's markers, and nothing else", () => {
  const rendered = page(
    '<div hidden=""><!--$--><!--/$--></div><h1>Hot<!-- --> Papers</h1>' +
      '<script src="/_next/static/chunks/a.js" id="_R_" async=""></script>' +
      '<script id="_R_">(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({})</script>' +
      '<script>requestAnimationFrame(function(){$RT=performance.now()});</script>' +
      '<script>(self.__next_f=self.__next_f||[]).push([0])</script><script>self.__next_f.push([1,"<b>"])</script>',
    '<link rel="stylesheet" href="/_next/static/a.css"/><link rel="preload" as="script" href="/_next/static/a.js"/>' +
      '<script src="/theme.js"></script><script src="/_next/static/polyfills.js" noModule=""></script>',
  )
  expect(cleanHtml(rendered)).toEqual({
    status: 200,
    html: page(
      '<h1>Hot Papers</h1>',
      '<link rel="stylesheet" href="/_next/static/a.css"/><script src="/theme.js"></script>',
    ),
  })
})

test.each([
  '<script src="/reader.js" type="module"></script>',
  '<script src="/theme.js"></script>',
  '<script type="application/ld+json">{"name":"<!-- kept --> style=x"}</script>',
  '<script type="speculationrules">{"prefetch":[]}</script>',
  '<p>A post about self.__next_f and __next_error__ and style= and onclick=</p>',
  '<a title="use style=x or onclick=y" href="/">a &lt;script&gt;</a>',
  '<math><mi mathvariant="normal">x</mi></math>',
])('leaves %s alone', (kept) => {
  expect(cleanHtml(page(kept)).html).toContain(kept)
})

test.each([
  '<script>alert(1)</script>',
  '<script src="https://example.org/_next/x.js"></script>',
  '<script src="/reader.js.evil.js"></script>',
  '<script type="module">import "/reader.js"</script>',
  '<script>$RC("B:0","S:0")</script>',
  '<p style="color:red">x</p>',
  "<p class='a'\n style=color:red>x</p>",
  '<img src="/a.png" onerror="alert(1)">',
  '<style>p { color: red }</style>',
])('refuses a page with %s', (left) => {
  expect(() => cleanHtml(page(left))).toThrow(UnfitPage)
})

test('refuses the page that Next writes when rendering failed', () => {
  expect(() => cleanHtml('<!DOCTYPE html><html id="__next_error__"><head></head><body></body></html>')).toThrow(
    UnfitPage,
  )
})

test.each([404, 410])('makes the status %d that a page carries its own, and takes the mark out', (status) => {
  const rendered = page('<h1>Gone</h1>', `<meta name="press-status" content="${status}"/>`)
  expect(cleanHtml(rendered)).toEqual({ status, html: page('<h1>Gone</h1>') })
})
