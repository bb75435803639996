import { z } from 'zod'

/** A code as arXiv writes them: cs.LG, hep-th, physics.bio-ph, cond-mat.mes-hall. */
export const codeSchema = z
  .string()
  .max(40)
  .regex(/^[a-z]+(-[a-z]+)*(\.[A-Za-z]+(-[A-Za-z]+)*)?$/)
