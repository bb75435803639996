/** What can be known without running the program, in the order in which one needs the other. */
export const CHECKS = {
  'generated code': 'prisma generate && next typegen',
  types: 'tsc --noEmit --incremental false',
  'lint and format': 'biome check .',
  structure: 'node bin/check-structure.js',
  drift: 'vitest run --project unit lib/postgres/drift.test.ts -t "the migrations make"',
}
