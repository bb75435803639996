/** What somebody is written who was invited. */
export function invitationLetter(siteName: string, by: string, link: string) {
  return {
    subject: `${by} invites you to ${siteName}`,
    text: `${by} invites you to work on ${siteName}. Follow this link within a week to choose a password:

${link}

It works once. If you expected no such mail, do nothing.
`,
  }
}

/** What somebody is written who may choose a new password. */
export function resetLetter(siteName: string, link: string) {
  return {
    subject: `A new password for ${siteName}`,
    text: `Somebody, you we hope, asked for a new password for your account at ${siteName}. Follow this link within a day to choose one:

${link}

It works once. If it was not you, do nothing: your password stays as it is.
`,
  }
}
