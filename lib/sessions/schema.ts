/** For how long a browser stays signed in. */
export const LONGEST_S = 30 * 24 * 60 * 60
