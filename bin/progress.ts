import { styleText } from 'node:util'

const LIVE = process.stdout.isTTY

/** Shows a part of a start: while it is slow the seconds it takes, then a line of what came of it, if there is one. */
export async function showProgress<T>(
  doing: string,
  work: Promise<T>,
  came: (result: T, seconds: number) => string | undefined,
) {
  const started = Date.now()
  const seconds = () => Math.round((Date.now() - started) / 1000)
  const timer = setInterval(() => {
    if (LIVE) rewrite(styleText('dim', `  … ${doing}, ${seconds()} s`))
    else if (seconds() === 1) console.log(`  … ${doing}`)
  }, 1000)
  const result = await work.finally(() => {
    clearInterval(timer)
    if (LIVE) rewrite('')
  })
  const line = came(result, seconds())
  if (line) console.log(`  ${styleText('green', '✓')} ${line}`)
  return result
}

function rewrite(line: string) {
  process.stdout.write(`\r\x1b[K${line}`)
}
