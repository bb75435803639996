import type { ShippedPage } from './schema'

export const contact: ShippedPage = ({ siteName, publisher, contactEmail }) => ({
  title: 'Contact',
  body: `
${publisher ? `${siteName} is run by ${publisher}.\n` : ''}
${
  contactEmail
    ? `Write to <${contactEmail}>, in particular when`
    : `No address has been given for this site yet. Its operator can give one with \`npx hot-papers settings contactEmail
you@example.org\`. It is the place to write to when`
}

- a post of yours is quoted here and you want it out: send its address, you need not say why;
- a title, an author, a count or a link is wrong;
- a paper is missing that people talked about;
- something on the site does not work for you.

Questions about a paper itself go to its authors, and questions about arXiv to [arXiv](https://info.arxiv.org/help/contact.html).
This site is not part of arXiv.
`.trimStart(),
})
