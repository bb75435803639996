import { fileURLToPath } from 'node:url'
import { defineConfig } from 'prisma/config'

// Prisma's own schema engine is a download; ours answers the same calls from npm packages alone. The CLI loads this
// file before it looks for the engine.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(new URL('bin/schema-engine.js', import.meta.url))

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  // Not env(): generate must run without a database.
  datasource: { url: process.env.DATABASE_URL ?? '' },
})
