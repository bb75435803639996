import 'server-only'
import type { Editor } from '../accounts/rights'
import { recordDeed } from '../audit/mutations'
import { db } from '../db'
import { bumpEdition } from '../edition'
import { AppError } from '../errors'

export async function beginRun(day: string, accountId?: string): Promise<string> {
  return (await db().run.create({ data: { day: new Date(day), accountId }, select: { id: true } })).id
}

type Progress = {
  due: number
  asked: number
  found: number
  notAsked: number
  failure: string | null
  leftOut: string | null
  staleAt: Date | null
  finishedAt: Date | null
}

/** Says how far a source is, and that the run is alive. */
export async function tellProgress(runId: string, source: string, progress: Progress) {
  await db().runSource.upsert({
    where: { runId_source: { runId, source } },
    create: { runId, source, ...progress },
    update: progress,
  })
  await db().run.update({ where: { id: runId }, data: { aliveAt: new Date() } })
}

export async function finishRun(runId: string, isSeen: boolean) {
  await db().$transaction(async (tx) => {
    await tx.run.update({ where: { id: runId }, data: { finishedAt: new Date() } })
    // Counts of published papers move at most once a run.
    if (isSeen) await bumpEdition(tx)
  })
}

/** Has the worker ask about a listing day at once, whether it is due or not: about the newest, where none is named. */
export async function requestRun(editor: Editor, day?: string) {
  await db().$transaction(async (tx) => {
    const [queue] = await tx.$queryRaw<{ exists: boolean }[]>`
      SELECT to_regclass('graphile_worker.jobs') IS NOT NULL AS exists`
    if (!queue?.exists)
      throw new AppError('unavailable', 'No worker has run on this database yet: `hot-papers start` starts one.')
    const payload = JSON.stringify({ accountId: editor.id, day })
    await tx.$executeRaw`SELECT graphile_worker.add_job('collect-now', ${payload}::json, job_key := 'collect-now')`
    await recordDeed(tx, editor, 'run collector', { subject: day })
  })
}
