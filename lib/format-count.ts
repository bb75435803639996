const numbers = new Intl.NumberFormat('en')

export const formatNumber = (value: number) => numbers.format(value)

/** "1 paper", "13 papers". */
export function formatCount(value: number, one: string, many = `${one}s`) {
  return `${numbers.format(value)} ${value === 1 ? one : many}`
}
