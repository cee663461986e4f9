/**
 * Every page names the member it was opened for, and its requests repeat the name: a browser has one session, and
 * somebody else may have signed in since.
 */
export const PAGE_OWNER_HEADER = 'x-plainleaf-signed-in-as';

/** The `<meta>` element in which a page holds what its requests send. */
export const PAGE_OWNER_META = 'plainleaf-signed-in-as';
