import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { databaseUrl } from './env'
import { type Prisma, PrismaClient } from './generated/prisma/client'
import { openPool } from './postgres/pool'

/** What a function of a transaction works with. */
export type Tx = Prisma.TransactionClient

// next dev evaluates modules again on every change; the pool must survive it.
const globals = globalThis as { prisma?: ReturnType<typeof openDb> }

/** Connects on first use: importing this module never needs a database. */
export function db() {
  globals.prisma ??= openDb()
  return globals.prisma.client
}

function openDb() {
  const { pool, drain } = openPool({
    connectionString: databaseUrl(),
    max: 10,
    // The driver would wait for ever for a server that does not answer, and each reader's request with it.
    connectionTimeoutMillis: 10_000,
    // Nobody waits for it any more: what a reader asks for takes no connection from the others for good.
    statement_timeout: 60_000,
  })
  return { client: new PrismaClient({ adapter: new PrismaPg(pool) }), drain }
}

/**
 * Reads from one moment. Prisma asks for relations one after the other, and gives null even for a required one that was
 * deleted meanwhile.
 */
export function readTogether<Result>(read: (tx: Tx) => Promise<Result>): Promise<Result> {
  return db().$transaction(read, { isolationLevel: 'RepeatableRead' })
}

export async function closeDb() {
  const { prisma } = globals
  delete globals.prisma
  await prisma?.client.$disconnect()
  await prisma?.drain()
}
