/**
 * What another site may lead a browser to. Everything else opens from our own pages, from the address bar, a bookmark or
 * a mail program: most pages record that they were opened or refused, and some links make a draft.
 */
const open: readonly RegExp[] = [
  // The home page shows and records nothing but what its own member began.
  /^\/$/,
  // Pages for who is not signed in, and those that mails lead to.
  /^\/(sign-in|set-up|invitation|reset)(\/|$)/,
  // The redirect from the clinic's identity provider grants nothing without the cookie that our own page set.
  /^\/api\/sign-in\/[^/]+\/callback$/,
  // Resources without clinic data: health, the page worker's script, colors and icons.
  /^\/api\/(health|metrics|preview)(\/|$)/,
  /^\/(accent\/|favicon\.ico$|icon\.svg$)/,
];

export const isOpenToLinks = (pathname: string): boolean => open.some((address) => address.test(pathname));
