import { startBaseline } from './baseline'
import { findLoad, type Load } from './load'
import { measureCpu } from './processes'
import { getRaw } from './raw'
import type { Measure } from './report'

const ROUNDS = 3
const SECONDS = 4
const FEED = '/rss.xml'

type Server = { url: string; pid: number }

/** How we serve beside a server that does nothing else, in turns, so that both meet the same machine. */
export async function measureServing(site: Server, page: string, folder: string) {
  const load = await findLoad()
  const { pathname } = new URL(page)
  const zipped = { 'accept-encoding': 'gzip' }
  const bodies = {
    [pathname]: (await getRaw(page, zipped)).body,
    [FEED]: (await getRaw(site.url + FEED, zipped)).body,
  }
  const baseline = await startBaseline(bodies, folder)
  try {
    const inTurns = async (path: string, headersFor: (server: Server) => Promise<Record<string, string>>) => {
      const [ours, theirs] = [
        meter(load, site, path, await headersFor(site)),
        meter(load, baseline, path, await headersFor(baseline)),
      ]
      for (let round = 0; round < ROUNDS; round++) {
        await ours.run()
        await theirs.run()
      }
      return { ours: ours.read(), theirs: theirs.read() }
    }
    const whole = await inTurns(pathname, async () => zipped)
    const unchanged = await inTurns(FEED, async ({ url }) => {
      const { headers } = await getRaw(url + FEED, zipped)
      return { ...zipped, 'if-none-match': String(headers.etag) }
    })
    const measures: Measure[] = [
      { what: `Digest page in gzip, requests a second beside ${baseline.name}`, ...compareRate(whole), goal: '≥ 0.6' },
      { what: `Digest page in gzip, processor a request beside ${baseline.name}`, ...compareCpu(whole), goal: '≤ 2.5' },
      {
        what: `Feed that did not change (304), requests a second beside ${baseline.name}`,
        ...compareRate(unchanged),
        goal: '≥ 0.5',
      },
    ]
    return { measures, beside: { load: load.tool, baseline: baseline.name } }
  } finally {
    await baseline.stop()
  }
}

type Reading = { perSecond: number; cpuMs: number }

/** Adds up over rounds how many answers a server gave and what processor they took it. */
function meter(load: Load, { url, pid }: Server, path: string, headers: Record<string, string>) {
  let answers = 0
  let cpu = 0
  return {
    async run() {
      const before = measureCpu(pid)
      answers += await load.run(url + path, headers, SECONDS)
      cpu += measureCpu(pid) - before
    },
    read: (): Reading => ({ perSecond: answers / (ROUNDS * SECONDS), cpuMs: cpu / answers }),
  }
}

type Pair = { ours: Reading; theirs: Reading }

function compareRate({ ours, theirs }: Pair) {
  const rate = ({ perSecond }: Reading) => Math.round(perSecond).toLocaleString('en')
  return { measured: `${(ours.perSecond / theirs.perSecond).toFixed(2)} (${rate(ours)} to ${rate(theirs)})` }
}

function compareCpu({ ours, theirs }: Pair) {
  const cpu = ({ cpuMs }: Reading) => `${cpuMs.toFixed(4)} ms`
  return { measured: `${(ours.cpuMs / theirs.cpuMs).toFixed(2)} (${cpu(ours)} to ${cpu(theirs)})` }
}
