import { element, type Markup } from './markup'
import type { Tex } from './tree'

const SUPERSCRIPTS = tableOf(
  '0123456789+-−=()niabcdefghjklmoprstuvwxyzTLMNRαβγδθ',
  '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱᵃᵇᶜᵈᵉᶠᵍʰʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀᴸᴹᴺᴿᵅᵝᵞᵟᶿ',
)
const SUBSCRIPTS = tableOf('0123456789+-−=()aehijklmnoprstuvxβγρφχ', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ')
const ACCENTS = tableOf('ˆ^˜~¯‾→˙¨ˇ', '\u0302\u0302\u0303\u0303\u0304\u0304\u20d7\u0307\u0308\u030c')
const RELATIONS = /^[=≠<>≤≥≈∼≃≡∝∈∉⊂⊆→↦⇒×∩∪+−±]$/

/** Where markup cannot stand: the words, and formulas in Unicode where that reads well, else in TeX. */
export function spellTex(parts: Tex[]): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part
      if (part.type !== 'maths') return spellTex(part.children)
      return (part.mathml && spellAll(part.mathml.children)?.trim()) ?? part.tex.trim()
    })
    .join('')
}

function spellAll(parts: Markup[]): string | null {
  const spelled = parts.map((part, i) => spell(part, i > 0))
  return spelled.includes(null) ? null : spelled.join('')
}

function spell(part: Markup, isInner: boolean): string | null {
  // Bold and script letters are letters; invisible operators are for machines.
  if (typeof part === 'string')
    return part.replace(/[\u{1D400}-\u{1D7FF}]+/gu, (found) => found.normalize('NFKC')).replace(/[\u2061-\u2064]/g, '')
  const { name, attributes, children } = part
  const [first, second, third] = children
  switch (name) {
    case 'mo': {
      const sign = spellAll(children)
      if (sign === ',') return ', '
      return sign && isInner && attributes.form !== 'prefix' && RELATIONS.test(sign) ? ` ${sign} ` : sign
    }
    case 'mspace':
      return Number.parseFloat(attributes.width ?? '0') > 0 ? ' ' : ''
    case 'msup':
      return attach(first, second, SUPERSCRIPTS, '^')
    case 'msub':
    case 'munder':
      return attach(first, second, SUBSCRIPTS, '_')
    case 'msubsup':
    case 'munderover':
      return attach(element('msub', children.slice(0, 2)), third, SUPERSCRIPTS, '^')
    case 'mfrac':
      return spellFraction(children)
    case 'msqrt': {
      const root = spellAll(children)
      return root && (isOne(root) ? `√${root}` : `√(${root})`)
    }
    case 'mover':
      return attach(first, second, ACCENTS)
    case 'mi':
    case 'mn':
    case 'mtext':
    case 'mrow':
    case 'mstyle':
    case 'mpadded':
      return spellAll(children)
    default:
      return null
  }
}

/** With the sign where no small letters are: C^∞, N^(1/2). */
function attach(base: Markup | undefined, mark: Markup | undefined, table: Map<string, string>, sign?: string) {
  const word = base && spell(base, false)
  const marks = mark && spell(mark, false)?.trim()
  if (typeof word !== 'string' || !marks) return null
  if (/^[′″‴]+$/.test(marks)) return word + marks
  if (marks === '∘') return `${word}°`
  const small = [...marks].map((letter) => table.get(letter))
  if (!small.includes(undefined) && (sign || isOne(word))) return (word + small.join('')).normalize('NFC')
  return sign ? `${word}${sign}${/^[\p{L}\p{N}]+$/u.test(marks) || isOne(marks) ? marks : `(${marks})`}` : null
}

function spellFraction(parts: Markup[]) {
  const [over, under] = parts.map((part) => spell(part, false))
  if (!over || !under) return null
  return [over, under].map((part) => (/^[\p{L}\p{N}\p{M}√]+$/u.test(part) ? part : `(${part})`)).join('/')
}

const isOne = (word: string) => [...word.normalize('NFC')].length === 1

function tableOf(from: string, to: string) {
  const signs = [...to]
  return new Map([...from].map((sign, i) => [sign, signs[i] ?? '']))
}
