import temml from 'temml'
import { element, type Markup, type MarkupElement } from './markup'

// What papers use without saying what it means, as their classes and preambles have it.
const MACROS = {
  '\\xspace': '',
  '\\eg': '\\text{e.g.}',
  '\\ie': '\\text{i.e.}',
  '\\etal': '\\text{et al.}',
  '\\mathds': '\\mathbb{#1}',
  '\\bbR': '\\mathbb{R}',
  '\\cO': '\\mathcal{O}',
  '\\bigO': '\\mathcal{O}',
  '\\bigo': '\\mathcal{O}',
  '\\eps': '\\epsilon',
  '\\argmin': '\\operatorname*{arg\\,min}',
  '\\argmax': '\\operatorname*{arg\\,max}',
  '\\poly': '\\operatorname{poly}',
  '\\polylog': '\\operatorname{polylog}',
  '\\nicefrac': '{#1}/{#2}',
  '\\norm': '\\left\\lVert #1\\right\\rVert',
  '\\abs': '\\left\\lvert #1\\right\\rvert',
  '\\E': '\\mathbb{E}',
  '\\KL': '\\mathrm{KL}',
}

const ELEMENTS = new Set(
  `math mrow mi mn mo mtext mspace ms mfrac msqrt mroot mstyle mpadded mphantom merror msub msup msubsup munder mover
  munderover mmultiscripts mprescripts mtable mtr mtd`.split(/\s+/),
)
// What changes how a formula looks where MathML Core is spoken; the rest is weight.
const ATTRIBUTES = new Set(
  `display form stretchy symmetric largeop movablelimits accent accentunder lspace rspace minsize maxsize width height
  depth voffset mathvariant displaystyle scriptlevel linethickness columnspan`.split(/\s+/),
)
const DEEPEST = 100
const LONGEST = 10_000

/** What Temml builds: elements, fragments of them and texts. */
interface TemmlNode {
  type?: string
  text?: string
  attributes?: Record<string, string | number | boolean>
  children?: TemmlNode[]
  classes?: string[]
}

/** A formula as MathML, or null where it is none. */
export function convertMaths(tex: string, display = false): MarkupElement | null {
  if (tex.length > LONGEST) return null
  try {
    const tree: TemmlNode = temml.__renderToMathMLTree(closePercents(tex), {
      displayMode: display,
      throwOnError: true,
      trust: false,
      strict: false,
      maxSize: [10, 100],
      maxExpand: 500,
      // A copy: a formula may define macros, which are its own.
      macros: { ...MACROS },
    })
    const [math] = readNode(tree)
    return typeof math === 'object' && math.name === 'math' ? math : null
  } catch {
    // Temml's refusal, or nesting that is too deep for anyone.
    return null
  }
}

// In an abstract % is a percent sign; in TeX it would hide the rest of the line.
const closePercents = (tex: string) => tex.replace(/(\\.)|%/gs, (match, escaped) => (escaped ? match : '\\%'))

function readNode(node: TemmlNode, depth = 0): Markup[] {
  if (depth > DEEPEST) throw new RangeError('a formula nested too deep')
  if (node.text !== undefined) return node.text ? [node.text] : []
  const children = (node.children ?? []).flatMap((child) => readNode(child, depth + 1))
  if (!node.type || !ELEMENTS.has(node.type)) {
    // As an argument of its parent it must stay one.
    return node.type && children.length !== 1 ? [element('mrow', children)] : children
  }
  return [element(node.type, children, readAttributes(node))]
}

function readAttributes({ type, attributes = {}, classes = [] }: TemmlNode) {
  const kept = Object.entries(attributes).filter(([name]) => ATTRIBUTES.has(name))
  // Temml's own style sheet stays away: the few alignments it knows are told as MathML always told them.
  const align = type === 'mtd' && /\btml-(left|right)\b/.exec(classes.join(' '))?.[1]
  return {
    ...Object.fromEntries(kept.map(([name, value]) => [name, String(value)])),
    ...(align && { columnalign: align }),
  }
}
