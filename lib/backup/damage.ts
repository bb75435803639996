/** A file that is not what `backUp` wrote; its message says in which way. */
export class Damage extends Error {}
