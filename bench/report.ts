import { cpus, release, totalmem } from 'node:os'

export type Measure = { what: string; measured: string; goal: string }

/** docs/performance.md. */
export function writeReport(measures: Measure[], beside: { load: string; baseline: string }) {
  const [cpu, ...others] = cpus()
  const rows = measures.map(({ what, measured, goal }) => `| ${what} | ${measured} | ${goal} |`)
  return `# Performance

Written by \`npm run bench\`. Goals are what we aim at; a slow machine fails no test.

| what | measured | goal |
|---|---|---|
${rows.join('\n')}

## How it was measured

On ${others.length + 1} cores (${cpu?.model.trim()}), ${Math.round(totalmem() / 1e9)} GB, Linux ${release()}, Node ${process.version}, in ${new Date().toISOString().slice(0, 7)}. The load of 32
connections came from ${beside.load} on the same machine, in turns of four seconds to us and to ${beside.baseline}, which served the same
compressed bytes: one process each. Ratios of one run compare; figures of two machines do not.

After an import the worker relates the papers that came with it, for which it takes a core for the time told above: what
is served is measured when that is done.

Processor time is that of the server's processes by \`/proc\`, the database's among them; memory is their proportional
set size after the load. Import and export are whole commands on the embedded database, its start and stop included, and
memory there is the peak of the command's process. Collecting is measured on invented services on the same machine that
nobody waits for; "an hour later" is a second run with all times moved back by an hour. Freshness is seen by a reader who asks for a digest again and again
while another process changes its title.

## Repeat it

\`\`\`
npm install
npm run bench
\`\`\`

It takes about ten minutes on throw-away data, listens on 127.0.0.1 only, and writes this page. Best on a machine that
does nothing else. With Debian's packages \`nginx-light\` and \`wrk\` it compares with nginx under wrk, else with a bare
\`node:http\` server under autocannon, and says so. \`npm run bench -- --million\` measures search
and lists on a million papers and ten years of digests, and writes performance-million.md beside this page; a number after the
flag makes it fewer papers. \`npm run bench -- --editing\` measures the editor alone, and writes nothing. It reads the archive at \`ARCHIVE_DIR\` (default
\`../shared/data/archive\`); without one it serves the demonstration and imports nothing.
`
}
