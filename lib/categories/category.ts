import taxonomy from './taxonomy.json'

export interface Category {
  code: string
  name: string
  /** Null for a code that the taxonomy does not know. */
  group: string | null
}

// By their codes in small letters: people write cs.lg.
const aliases = new Map(Object.entries(taxonomy.aliases).map(([alias, code]) => [alias.toLowerCase(), code]))
const groups = Object.entries(taxonomy.groups).map(([name, categories]) => ({
  name,
  categories: Object.entries(categories).map(([code, name]) => ({ code, name })),
}))
const known = new Map<string, Category>(
  groups.flatMap(({ name: group, categories }) =>
    categories.map((category) => [category.code.toLowerCase(), { ...category, group }]),
  ),
)

/**
 * The category a code stands for, in whatever letters: an alias is the category that arXiv treats as the same, an unknown
 * code is its own name.
 */
export function findCategory(code: string): Category {
  const canonical = aliases.get(code.toLowerCase()) ?? code
  return known.get(canonical.toLowerCase()) ?? { code, name: code, group: null }
}

/** The categories of a paper in its order, each once. */
export function foldCategories(codes: string[]): Category[] {
  const folded = codes.map(findCategory)
  return folded.filter(({ code }, i) => folded.findIndex((category) => category.code === code) === i)
}

/** The whole taxonomy, by group. */
export function listCategoryGroups() {
  return groups
}
