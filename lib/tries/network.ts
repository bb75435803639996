import { isIPv6 } from 'node:net'

/** Whom tries from an address are held against: it, or the network of an IPv6 one, since each home has more than it could use. */
export function networkOf(address = ''): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped?.[1]) return mapped[1]
  if (!isIPv6(address)) return address.slice(0, 45)
  const [before = '', after] = address.toLowerCase().split('::')
  const groups = before.split(':').filter(Boolean)
  const rest = after === undefined ? 0 : 8 - groups.length - after.split(':').filter(Boolean).length
  const whole = [...groups, ...Array(Math.max(0, rest)).fill('0'), ...(after?.split(':') ?? [])]
  return `${whole
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
