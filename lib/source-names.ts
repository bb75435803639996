const names: Record<string, string> = {
  x: 'X',
  arxiv: 'arXiv',
  bluesky: 'Bluesky',
  github: 'GitHub',
  hackernews: 'Hacker News',
  huggingface: 'Hugging Face',
  lobsters: 'Lobsters',
  mastodon: 'Mastodon',
  reddit: 'Reddit',
  semanticscholar: 'Semantic Scholar',
  sample: 'a made-up network',
}

const handles: Record<string, (handle: string) => string> = {
  hackernews: (handle) => handle,
  lobsters: (handle) => handle,
  reddit: (handle) => `u/${handle}`,
}

/** What people call a source. */
export const sourceName = (source: string) => names[source] ?? source

/** A person's handle as the source writes it. */
export const sourceHandle = (source: string, handle: string) => handles[source]?.(handle) ?? `@${handle}`
