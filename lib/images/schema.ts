import { z } from 'zod'

/** What a picture is called in its address: the size stands in it, so that a page keeps its place while it loads. */
export const imageFileSchema = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}-[1-9]\d{0,4}x[1-9]\d{0,4}\.webp$/)
  .transform((file) => file.slice(0, 36))

export const imageAddress = ({ id, width, height }: { id: string; width: number; height: number }) =>
  `/images/${id}-${width}x${height}.webp`
