import { freshDatabase } from './database'
import startDatabaseServer from './database-server'
import { startGitHubServer } from './github-server'
import { startOidcServer } from './oidc-server'
import { startSite } from './site'

/** One site for all browser tests, on a database of its own. */
export default async function setup() {
  const closeServer = await startDatabaseServer()
  const database = await freshDatabase()
  const client = { id: 'hot-papers', secret: 'known-to-both' }
  const oidc = await startOidcServer(client)
  const github = await startGitHubServer(client)
  const site = await startSite({
    DATABASE_URL: database.url,
    LOG_LEVEL: 'error',
    OIDC_ISSUER: oidc.issuer,
    OIDC_ID: client.id,
    OIDC_SECRET: client.secret,
    OIDC_NAME: 'Example ID',
    GITHUB_URL: github.url,
    GITHUB_ID: client.id,
    GITHUB_SECRET: client.secret,
  })
  process.env.E2E_URL = site.url
  process.env.E2E_ISSUERS = `${oidc.issuer} ${github.url}`
  process.env.E2E_DATABASE_URL = database.url
  return async () => {
    await site.stop()
    await oidc.stop()
    await github.stop()
    await database.drop()
    await closeServer?.()
  }
}
