/** More waits than can be done in reasonable time. */
export class Busy extends Error {
  override name = 'Busy'
}

/** Runs a few tasks at a time; the others wait in line, up to a bound. */
export class Lanes {
  #free: number
  readonly #line: (() => void)[] = []

  constructor(
    lanes: number,
    private readonly longestLine: number,
  ) {
    this.#free = lanes
  }

  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--
    else if (this.#line.length >= this.longestLine) throw new Busy('too many pages are being rendered')
    else await new Promise<void>((resolve) => this.#line.push(resolve))
    try {
      return await task()
    } finally {
      const next = this.#line.shift()
      if (next) next()
      else this.#free++
    }
  }
}
