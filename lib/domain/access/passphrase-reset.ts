/** Minutes for which the link to a new passphrase works. */
export const RESET_MINUTES = 10;

export const resetEnd = (now: Date): Date => new Date(now.getTime() + RESET_MINUTES * 60_000);
