import { env } from '../env'

type Issuer = { id: string; name: string; origin: string }

/** Where somebody may sign in besides here: what the environment configures. */
export function listIssuers(): Issuer[] {
  const { GITHUB_ID, GITHUB_SECRET, GITHUB_URL, OIDC_ISSUER, OIDC_ID, OIDC_SECRET, OIDC_NAME } = env()
  const issuers: Issuer[] = []
  if (GITHUB_ID && GITHUB_SECRET) issuers.push({ id: 'github', name: 'GitHub', origin: new URL(GITHUB_URL).origin })
  if (OIDC_ISSUER && OIDC_ID && OIDC_SECRET)
    issuers.push({ id: 'oidc', name: OIDC_NAME, origin: new URL(OIDC_ISSUER).origin })
  return issuers
}
