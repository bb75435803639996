import { closeDb } from '../lib/db'
import { env, settle } from '../lib/env'
import { migrateDatabase } from '../lib/postgres/migrations'
import { openPostgres } from '../lib/postgres/open'
import { loadSample } from '../lib/sample/mutations'
import { showProgress } from './progress'

/** Makes the site's database ready, until `parts` are ended; `onLost` hears when it is gone and does not come back. */
export async function openSiteDatabase(parts: AsyncDisposableStack, onLost: (error: unknown) => void) {
  const embedded = !env().DATABASE_URL
  if (embedded) await openEmbedded(parts, onLost)
  parts.defer(closeDb)
  await migrate()
  if (embedded) await demonstrate()
}

async function openEmbedded(parts: AsyncDisposableStack, onLost: (error: unknown) => void) {
  const { DATA_DIR } = env()
  const opening = openPostgres(DATA_DIR, { onLost })
  const postgres = await showProgress('Starting the database', opening, ({ created }) =>
    created ? `A database was made in ${DATA_DIR}` : undefined,
  )
  parts.defer(postgres.close)
  settle('DATABASE_URL', postgres.url)
}

async function migrate() {
  await showProgress('Bringing the database up to date', migrateDatabase(), (steps) =>
    steps > 0 ? `The database was brought up to date (${steps} ${steps === 1 ? 'step' : 'steps'})` : undefined,
  )
}

async function demonstrate() {
  await showProgress('Loading a demonstration', loadSample(), ({ loaded }) =>
    loaded ? 'A demonstration was loaded; it leaves with the first digest of yours' : undefined,
  )
}
