/** Words in order: taken out, put in, or in both texts. */
export type Words = { text: string; change: 'removed' | 'added' | null }[]

/** What one state of a draft says otherwise than another; what is in both is not named. */
export type Difference = {
  fields: { field: string; words: Words }[]
  /** Papers of the later state in its order, then those that went. */
  entries: {
    arxivId: string
    title: string
    /** Where the paper stands, 1 for the first; null where it does not. */
    before: number | null
    after: number | null
    /** Whether it stands elsewhere among the papers that both have. */
    moved: boolean
    note: Words | null
    /** How many posts were put under it and taken away. */
    shown: number
    hidden: number
    /** The same posts in another order. */
    reordered: boolean
  }[]
}

export type ListedRevision = { number: number; reason: string; createdAt: string; by: string | null }
