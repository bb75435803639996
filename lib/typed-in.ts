/** What a form shows again: React empties it after its action. A password is typed anew. */
export function typedIn(fields: Record<string, unknown>) {
  const shown = Object.entries(fields).filter(
    ([name, value]) => typeof value === 'string' && !/password|^\$ACTION_/i.test(name),
  )
  return Object.fromEntries(shown) as Record<string, string>
}
