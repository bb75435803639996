import 'server-only'
import { db, type Tx } from './db'

/** The number of the state that readers see. */
export async function readEdition(): Promise<number> {
  const { number } = await db().edition.findUniqueOrThrow({ where: { id: 1 }, select: { number: true } })
  return Number(number)
}

/** The last statement of any transaction that changes what a reader can see: it locks the row until the commit. */
export async function bumpEdition(tx: Tx) {
  await tx.edition.update({ where: { id: 1 }, data: { number: { increment: 1 }, at: new Date() } })
}
