import type { ShippedPage } from './schema'

export const privacy: ShippedPage = ({ siteName, publisher }) => ({
  title: 'Privacy',
  body: `
${siteName} is run by ${publisher || 'the people named under [contact](/contact)'}. This page says what it keeps about
readers, and about people whose public posts it quotes.

## If you read

- Nothing counts or follows you. There is no analytics, no advertising and no tracking pixel, and reading sets no cookie.
- Pages and feeds load nothing from other sites: no scripts, pictures, fonts or embedded posts. Another site learns of your
  visit only when you follow a link to it.
- If you choose the light or the dark theme, your browser remembers the choice. It is not sent to us.
- To answer you, the server has to know the network address your request comes from. The program behind this site keeps
  no record of visits; the machines that carry the site may write ordinary access logs, and whoever runs them can tell you
  for how long.

## If you wrote a post that is quoted here

**What we keep.** The text of the post, the name and handle you wrote it under, its language, its date and its address at
the service where you posted it; and, for a paper, how often posts about it were liked or passed on, added up.

**What we do not keep.** Your picture, your profile, your followers, what you liked or whom you follow. We do not rate
people and make no profiles of them.

**Where it comes from.** From what you posted in public, at the service that is named with the post and linked from it.

**Why.** To report what is said in public about research, with its author and a link to the original, as a quotation is
made. For readers of the GDPR: our legitimate interest in that reporting, Article 6(1)(f). We weighed it against yours by
quoting only public posts that are about a paper, showing no more of them than their words, and taking them out when asked.

**Who gets it.** Everybody who reads this site or its feeds. We sell nothing and hand nothing on besides.

**How long.** As long as the digest that quotes the post is published, unless you ask us to take it out before.

## If you have an account here

Only the people who make this site have accounts. Of you we keep your name, your e-mail address, your role, your password in
a form from which it cannot be read, and, if you set one up, the key of your second factor. Signing in sets one cookie, which
says that you are signed in and nothing else; it lasts thirty days at most and goes when you sign out. For each browser that
is signed in we keep what it calls itself and when it was last used. A try to sign in is kept with the network address it came
from for a quarter of an hour, to slow down whoever guesses. What you do here, like publishing a digest, is written into a log
for the admins of this site, who may keep it after your account is gone.

## How to have a post taken out

[Write to us](/contact) and name the post by its address, here or where you posted it; you need not say why. It then leaves
the pages, the feeds and the exported archive, and stays out when the same post is found again. Feed readers and search
engines may hold a copy for a while, which is theirs to remove.

You may also ask what we have about you, have mistakes put right, object to our using it, or complain to the data protection
authority of the place where you live.
`.trimStart(),
})
