/** Sources have codes of their own for "no language"; HTML's word for that is the empty string. */
export function spokenLanguage(lang: string) {
  return /^(und|zxx|q[a-t][a-z])$/.test(lang) ? '' : lang
}

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

/** What a language other than that of these pages is called; undefined for none, and for one that nobody knows. */
export function foreignLanguage(lang: string) {
  const spoken = spokenLanguage(lang)
  if (!spoken || /^en\b/.test(spoken)) return undefined
  try {
    return names.of(spoken)
  } catch {
    return undefined
  }
}
