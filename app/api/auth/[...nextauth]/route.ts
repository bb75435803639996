import { handleAuth } from '../../../../lib/accounts/next-auth'

// A form of next-auth's has a few fields, and it reads all that it is sent.
const MOST_BYTES = 100_000

export { handleAuth as GET }

export const POST: typeof handleAuth = async (request, context) =>
  // Nobody may leave out how much it is.
  Number(request.headers.get('content-length') ?? Number.NaN) <= MOST_BYTES
    ? handleAuth(request, context)
    : new Response('That is more than a form of this site sends.', { status: 413 })
