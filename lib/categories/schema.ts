import { z } from 'zod'

/** A code as arXiv writes them: cs.LG, hep-th, physics.bio-ph; authors add foreign ones: 68T05, I.2.7. */
export const codeSchema = z
  .string()
  .max(40)
  .regex(/^[\w-]+(\.[\w-]+)*$/)
