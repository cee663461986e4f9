/** What the sign-in answers, beside "wrong": read by the form in the browser. */
export const TOO_MANY_TRIES = 'TooManyTries';
