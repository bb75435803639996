import { spawnSync } from 'node:child_process'
import { none } from './binaries'

/** As whom PostgreSQL runs: it refuses root. `prefix` goes before its command line. */
export type Identity = { prefix: string[]; uid?: number; gid?: number }

const OURSELVES: Identity = { prefix: [] }
// Inside the namespace root's files belong to an ordinary user, outside nothing changes hands.
const NAMESPACE: Identity = { prefix: ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--'] }
const NOBODY: Identity = { prefix: [], uid: 65534, gid: 65534 }

/** The first identity under which the program can be run here; `owner` is whose the existing data are. */
export function findIdentity(program: string, owner: { uid: number; gid: number } | undefined): Identity {
  const reasons: string[] = []
  for (const identity of identities(owner)) {
    const reason = refusal(program, identity)
    if (!reason) return identity
    reasons.push(reason)
  }
  throw none(`The embedded PostgreSQL cannot be run here (${reasons.join('; ')}).`)
}

function identities(owner: { uid: number; gid: number } | undefined): Identity[] {
  if (process.getuid?.() !== 0) return [OURSELVES]
  if (owner && owner.uid !== 0) return [{ prefix: [], ...owner }]
  return [NAMESPACE, NOBODY]
}

function refusal(program: string, { prefix, uid, gid }: Identity) {
  const [command = program, ...args] = [...prefix, program, '--version']
  const { error, status, stderr } = spawnSync(command, args, { uid, gid, cwd: '/', encoding: 'utf8' })
  if (error) return error.message
  return status === 0 ? undefined : stderr.trim().split('\n').at(-1) || `${command} ended with ${status}`
}
