/** Whether it is among the first million that somebody would try who knows the lists, and the person's own words. */
export async function isCommonPassword(password: string, ownWords: string[]): Promise<boolean> {
  // The lists are large, and only who chooses a password waits for them.
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ])
  const guesser = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })
  return guesser.check(password, ownWords).score < 2
}
