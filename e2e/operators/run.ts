import { execFile } from 'node:child_process'

/** Runs one command of the program to its end. */
export function run(args: string[], settings: Record<string, string>, command = [process.execPath]) {
  const [program = process.execPath, ...before] = command
  return new Promise<{ code: number | string | null | undefined; stdout: string; stderr: string }>((resolve) => {
    const child = execFile(
      program,
      [...before, 'bin/hot-papers.js', ...args],
      { env: { ...process.env, HOST: '127.0.0.1', PORT: '0', ...settings } },
      (_error, stdout, stderr) => resolve({ code: child.exitCode, stdout, stderr }),
    )
  })
}
