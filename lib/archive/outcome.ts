import type { ImportReport } from './import-archive'
import type { Progress } from './upload'

/** What came of files that were sent: what was or would be imported, or why nothing was, as a sentence. */
export type Outcome = { report: ImportReport } | { trouble: string }

/** A line of what `POST /dashboard/import/upload` tells a page with scripts while it works; the last one is the outcome. */
export type ImportLine = Progress | Outcome
