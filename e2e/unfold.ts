import type { Page } from 'playwright/test'

/** Opens every disclosure of the page: what is folded goes unseen by whatever looks at it. */
export function unfold(page: Page) {
  return page.locator('details').evaluateAll((folds) => {
    for (const fold of folds) (fold as HTMLDetailsElement).open = true
  })
}
