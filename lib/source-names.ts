const names: Record<string, string> = {
  x: 'X',
  bluesky: 'Bluesky',
  hackernews: 'Hacker News',
  mastodon: 'Mastodon',
  reddit: 'Reddit',
  sample: 'a made-up network',
}

/** What people call a source. */
export const sourceName = (source: string) => names[source] ?? source
