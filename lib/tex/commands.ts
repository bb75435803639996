import type { Style } from './tree'

/** Commands that set their argument apart. */
export const STYLES = new Map<string, Style>(
  Object.entries({
    ...{ emph: 'emphasis', textit: 'emphasis', textsl: 'emphasis', underline: 'emphasis', uline: 'emphasis' },
    ...{ textbf: 'strong', texttt: 'code', textsuperscript: 'superscript', textsubscript: 'subscript' },
  } as const),
)
/** Commands that set apart the rest of their group; null where the words alone matter. */
export const DECLARATIONS = new Map<string, Style | null>(
  Object.entries({
    ...{ em: 'emphasis', it: 'emphasis', itshape: 'emphasis', sl: 'emphasis', bf: 'strong', bfseries: 'strong' },
    ...{ tt: 'code', ttfamily: 'code', rm: null, sf: null, sc: null, scshape: null, small: null, large: null },
  } as const),
)
/** Commands whose argument reads as it stands. */
export const PLAIN = new Set('text textrm textsf textsc textup textmd textnormal mbox hbox'.split(' '))
export const CITATION = /^(no)?(cite\w*|Cite\w*|ref|eqref|[aAcC](uto)?ref)$/
