import { TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import { actAs } from '../../e2e/act-as'
import { provideDatabase } from '../../e2e/provide-database'
import { db } from '../db'
import { findStep, otpAddress } from './codes'
import { beginSecondFactor, confirmSecondFactor, redeemCode, removeSecondFactor, renewRecoveryCodes } from './mutations'
import { findSecondFactor } from './queries'

provideDatabase()

// RFC 6238, appendix B, in the six digits that apps show.
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

test.each([
  [59, '287082'],
  [1111111109, '081804'],
  [2000000000, '279037'],
])('at %i s the code is %s, within a step before and after', (seconds, code) => {
  const step = Math.floor(seconds / 30)
  for (const away of [-30, 0, 30]) expect(findStep(RFC_SECRET, code, 0, (seconds + away) * 1000)).toBe(step)
  for (const away of [-60, 60]) expect(findStep(RFC_SECRET, code, 0, (seconds + away) * 1000)).toBeNull()
  expect(findStep(RFC_SECRET, code, step, seconds * 1000)).toBeNull()
})

test('an app is told whose secret it is', () => {
  expect(otpAddress(RFC_SECRET, 'Hot Papers', 'ada@example.org')).toBe(
    `otpauth://totp/Hot%20Papers:ada%40example.org?issuer=Hot%20Papers&secret=${RFC_SECRET}&algorithm=SHA1&digits=6&period=30`,
  )
})

test('a second factor is on once a code was shown, and no code lets in twice, also two at a time', async () => {
  const ada = await actAs('editor')
  await beginSecondFactor(ada)
  const { secret = '' } = (await findSecondFactor(ada)) ?? {}
  await beginSecondFactor(ada)
  expect((await findSecondFactor(ada))?.secret).toBe(secret)
  const codeAt = (away: number) => new TOTP({ secret }).generate({ timestamp: Date.now() + away * 1000 })
  expect(await redeemCode(ada.id, codeAt(0))).toBe(false)

  await expect(confirmSecondFactor(ada, 'abcdef')).rejects.toThrow('not the code')
  const codes = await confirmSecondFactor(ada, codeAt(0))
  expect(new Set(codes).size).toBe(10)
  expect(await redeemCode(ada.id, codeAt(0))).toBe(false)
  const next = codeAt(30)
  const lets = await Promise.all([1, 2, 3].map(() => redeemCode(ada.id, next)))
  expect(lets.filter(Boolean)).toHaveLength(1)

  const [first = '', second = ''] = codes
  expect(await redeemCode(ada.id, ` ${first.toUpperCase().replaceAll('-', ' ')}`)).toBe(true)
  expect(await redeemCode(ada.id, first)).toBe(false)
  expect((await findSecondFactor(ada))?.codesLeft).toBe(9)
  await renewRecoveryCodes(ada)
  expect(await redeemCode(ada.id, second)).toBe(false)

  await removeSecondFactor(ada)
  expect(await findSecondFactor(ada)).toBeNull()
  expect((await db().deed.findMany({ orderBy: { id: 'asc' } })).map(({ act }) => act)).toEqual([
    'turn on second factor',
    'renew recovery codes',
    'turn off second factor',
  ])
})
