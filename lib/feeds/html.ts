import { encode } from 'html-entities'

/** HTML in which everything but our own tags was escaped. */
export class Html {
  constructor(readonly source: string) {}
}

/** Our own tags around parts, which are escaped unless they are such HTML themselves. */
export function html(tags: TemplateStringsArray, ...parts: (string | number | Html)[]): Html {
  return new Html(tags.reduce((source, tag, i) => source + print(parts[i - 1] ?? '') + tag))
}

export function joinHtml(parts: Html[], between = ''): Html {
  return new Html(parts.map(print).join(between))
}

function print(part: string | number | Html): string {
  return part instanceof Html ? part.source : encode(String(part))
}
