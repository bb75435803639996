import { handleAuth } from '../../../../lib/accounts/next-auth'

export { handleAuth as GET, handleAuth as POST }
