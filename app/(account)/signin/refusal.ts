const REFUSALS: Record<string, string> = {
  CredentialsSignin: 'This e-mail and this password do not belong together.',
  AccessDenied: 'Nobody here has the e-mail address you are known by there. An admin can invite you.',
  Unverified: 'That site does not say that your e-mail address is yours, so it cannot let you in here.',
}

/** What next-auth's code means for people. */
export function refusalOf(code: string): string {
  return REFUSALS[code] ?? 'Signing in there did not work. Please try again.'
}
