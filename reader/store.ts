/** What this browser keeps under a name; the fallback where it keeps nothing, or something else. */
export function recall<Value>(name: string, fallback: Value): Value {
  try {
    return JSON.parse(localStorage.getItem(name) ?? '') ?? fallback
  } catch {
    return fallback
  }
}

export function keep(name: string, value: unknown) {
  try {
    localStorage.setItem(name, JSON.stringify(value))
  } catch {
    // Full, or forbidden: then nothing is kept.
  }
}

export function forget(name: string) {
  try {
    localStorage.removeItem(name)
  } catch {
    // Forbidden: then nothing was kept.
  }
}
