import Bowser from 'bowser'

/** What a browser calls itself, in short and for people: Firefox on Linux. */
export function describeDevice(userAgent: string | null): string {
  const { browser, os } = Bowser.parse(userAgent || 'unknown')
  if (!browser.name) return 'A browser that does not say its name'
  return os.name ? `${browser.name} on ${os.name}` : browser.name
}
