import type { ShippedPage } from './schema'

export const about: ShippedPage = ({ siteName }) => ({
  title: `About ${siteName}`,
  body: `
Hundreds of papers appear on arXiv every working day. ${siteName} shows the few that people talked about: the ones they
passed on, liked and argued over in public.

## How a paper gets here

A post elsewhere links to a paper. We count what people did with such posts, add the counts up to a score, and list the
papers of a day by it. An editor decides what goes in and in which order, and may add a note. Next to each paper stands the
score with the counts it was made from and the time they were taken, so that you can check the sum.

## What a score is not

Attention is not quality. A paper may be shared because it is right, because it is wrong, because its authors are well
known or because its title is funny; most good papers are never shared at all. Many papers here have not been reviewed by
anyone. Read them as you would read any preprint.

## What stays as it was

A published digest keeps the counts, the order and the posts it was published with. When something in it has to be put
right, a corrected edition takes its place at the same address.

## Reading

Every page is complete without JavaScript and loads nothing from other sites. The newest digests can be subscribed to as
[RSS](/rss.xml), [Atom](/atom.xml) or [JSON Feed](/feed.json); older ones are in the [archive](/archive).

What is kept about you when you read, and about people whose posts we quote, is told under [privacy](/privacy). If something
is wrong, or should not be here, [write to us](/contact).
`.trimStart(),
})
