/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  // The press compresses, once for all readers.
  compress: false,
  // Every client gets its metadata in <head>: streamed metadata needs scripts to get there.
  htmlLimitedBots: /.*/,
  // Addresses end without a slash; the press redirects, so that a redirect is one hop whatever else changes.
  skipTrailingSlashRedirect: true,
  typescript: { ignoreBuildErrors: true },
  // forbidden(), which answers 403 to whoever lacks a right.
  experimental: { authInterrupts: true },
  // What follows the dot would be part of the slug.
  rewrites: async () => [
    { source: '/posts/:slug([a-z0-9-]+).:format(md|bib|ris|json)', destination: '/formats/:format/:slug' },
  ],
  // What the old blogs had at other addresses, and the first page of a list at its own.
  redirects: async () =>
    Object.entries({
      '/page/1': '/',
      '/:kind(tag|category|categories)/:label/page/1': '/:kind/:label',
      '/:list(tags|categories)/page/:number': '/:list',
      '/tag': '/tags',
      '/category': '/categories',
      '/posts': '/archive',
      '/pages/about': '/about',
      '/pages/contacts': '/contact',
    }).map(([source, destination]) => ({ source, destination, permanent: true })),
}
