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
}
