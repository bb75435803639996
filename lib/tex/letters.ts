/** TeX's accents as combining characters. */
export const ACCENTS = tableOf({
  "'": '\u0301',
  '`': '\u0300',
  '^': '\u0302',
  '"': '\u0308',
  '~': '\u0303',
  '=': '\u0304',
  '.': '\u0307',
  u: '\u0306',
  v: '\u030c',
  H: '\u030b',
  r: '\u030a',
  c: '\u0327',
  k: '\u0328',
  d: '\u0323',
  b: '\u0331',
})

/** Letters of their own, which swallow the space behind them. */
export const LETTERS = tableOf({
  ...{ o: 'ø', O: 'Ø', l: 'ł', L: 'Ł', ss: 'ß', SS: 'ẞ', ae: 'æ', AE: 'Æ', oe: 'œ', OE: 'Œ', aa: 'å', AA: 'Å' },
  ...{ i: 'ı', j: 'ȷ', dh: 'ð', DH: 'Ð', th: 'þ', TH: 'Þ', dj: 'đ', DJ: 'Đ', ng: 'ŋ', NG: 'Ŋ' },
})

export const WORDS = tableOf({
  ...{ eg: 'e.g.', ie: 'i.e.', etal: 'et al.', etc: 'etc.', wrt: 'w.r.t.', vs: 'vs.', cf: 'cf.' },
  ...{ LaTeX: 'LaTeX', TeX: 'TeX', BibTeX: 'BibTeX', ldots: '…', dots: '…', textellipsis: '…' },
  ...{ S: '§', P: '¶', dag: '†', ddag: '‡', copyright: '©', pounds: '£', euro: '€', deg: '°', degree: '°' },
  ...{ textdegree: '°', textregistered: '®', texttrademark: '™', textmu: 'µ', micro: 'µ', textapprox: '≈' },
  ...{ textendash: '–', textemdash: '—', textbackslash: '\\', textunderscore: '_', textbar: '|', textless: '<' },
  ...{ textgreater: '>', textasciitilde: '~', textasciicircum: '^', textquotesingle: "'", textbullet: '•', item: '•' },
  ...{ textquoteleft: '‘', textquoteright: '’', textquotedblleft: '“', textquotedblright: '”' },
  ...{ quad: ' ', qquad: ' ', newline: ' ', par: ' ', xspace: '', protect: '', noindent: '', em: '', it: '', bf: '' },
})

/** Commands of one character that is no letter. */
export const SIGNS = tableOf({
  ...{ '&': '&', '%': '%', $: '$', '#': '#', _: '_', '{': '{', '}': '}' },
  ...{ '\\': ' ', ' ': ' ', '\n': ' ', ',': '\u2009', ';': ' ', ':': ' ', '!': '', '/': '', '-': '', '@': '' },
})

// Not a bare object: \constructor is nobody's command.
function tableOf(entries: Record<string, string>) {
  return new Map(Object.entries(entries))
}
