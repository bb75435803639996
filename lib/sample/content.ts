import { ideas } from './ideas'
import { language } from './language'
import type { SampleDigest } from './schema'
import { seeing } from './seeing'

/** The demonstration, the newest day first. */
export const sampleDigests: SampleDigest[] = [language, seeing, ideas]
