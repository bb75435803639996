import { afterAll, beforeAll, beforeEach } from 'vitest'
import { playInternet } from './fake-sources'
import { inventDay } from './invented-day'

/** Gives the tests of a file an internet of their own, which has the invented day and no faults before each. */
export function provideInternet() {
  const internet = {} as Awaited<ReturnType<typeof playInternet>>

  beforeAll(async () => {
    Object.assign(internet, await playInternet(inventDay()))
    process.env.SOURCES_URL = internet.url
  })

  beforeEach(() => {
    Object.assign(internet.world, inventDay())
    internet.mend()
    internet.asked.splice(0)
  })

  afterAll(() => internet.close())
  return internet
}
