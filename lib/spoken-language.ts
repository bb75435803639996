/** Sources have codes of their own for "no language"; HTML's word for that is the empty string. */
export function spokenLanguage(lang: string) {
  return /^(und|zxx|q[a-t][a-z])$/.test(lang) ? '' : lang
}
