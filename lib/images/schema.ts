import { z } from 'zod'

/** What a picture is called in its address: the size stands in it, so that a page keeps its place while it loads. */
export const imageFileSchema = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}-[1-9]\d{0,4}x[1-9]\d{0,4}\.webp$/)
  .transform((file) => {
    const [width, height] = file.slice(37, -5).split('x').map(Number) as [number, number]
    return { id: file.slice(0, 36), width, height }
  })

export type ImageFile = z.infer<typeof imageFileSchema>

export const imageAddress = ({ id, width, height }: ImageFile) => `/images/${id}-${width}x${height}.webp`
