import 'server-only'
import { db } from '../db'

/** The dollars that a service has cost on this UTC day, what is put aside for requests under way included. */
export async function findSpentToday(name: string, now = new Date()) {
  const service = await db().service.findUnique({ where: { name }, select: { spentOn: true, spent: true } })
  const isToday = service?.spentOn?.toISOString().slice(0, 10) === now.toISOString().slice(0, 10)
  return isToday ? service.spent / 1e6 : 0
}
