import { MOST_BYTES } from '../../../../../lib/images/limits'
import { addImage } from '../../../../../lib/images/mutations'
import { jsonRoute, readBytes } from '../../../../../lib/json-route'
import { digestIdOf, type Params } from '../digest-id'

/** The picture's bytes as the body, `?alt=` what it shows: `{ url, width, height, markdown }`. */
export const POST = jsonRoute(async (person, { params }: Params, request) => {
  const alt = new URL(request.url).searchParams.get('alt') ?? ''
  return addImage(person, digestIdOf(await params), await readBytes(request, MOST_BYTES), alt)
})
