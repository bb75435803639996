import { button, tools } from './page'

const NEXT = { system: 'light', light: 'dark', dark: 'system' } as const
type Theme = keyof typeof NEXT

const root = document.documentElement

/** A button that goes round: as the system, light, dark. /theme.js sets what was chosen before the page is painted. */
export function offerTheme() {
  const chooser = button('', () => choose(NEXT[current()]))
  chooser.className = 'theme'
  tools()?.append(chooser)
  describe()

  function choose(theme: Theme) {
    if (theme === 'system') delete root.dataset.theme
    else root.dataset.theme = theme
    try {
      // In plain words, since /theme.js has no room to parse.
      if (theme === 'system') localStorage.removeItem('theme')
      else localStorage.setItem('theme', theme)
    } catch {
      // Then it holds for this page.
    }
    describe()
  }

  function describe() {
    chooser.title = `Theme: ${current()}`
    chooser.ariaLabel = chooser.title
  }
}

const current = () => (root.dataset.theme ?? 'system') as Theme
