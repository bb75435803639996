import type { Task, TaskList } from 'graphile-worker'
import { env } from '../env'
import { log } from '../log'
import { nextMidnight, siteDay } from '../site-day'
import { beginDay } from './mutations'

/** Jobs that every worker asks for when it starts, so that what was missed meanwhile is made up for. */
export const STANDING = ['midnight']

const midnight: Task = async (_payload, { addJob }) => {
  const now = new Date()
  const { begun } = await beginDay(now)
  if (begun) log().info({ day: siteDay(now, env().TIME_ZONE) }, 'A day begins')
  await addJob('midnight', {}, { runAt: nextMidnight(now, env().TIME_ZONE), jobKey: 'midnight' })
}

export const tasks: TaskList = { midnight }
