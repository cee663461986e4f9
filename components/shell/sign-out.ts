/** Ends the session on the server, and leaves for the sign-in. Browser only. */
export async function signOut(): Promise<void> {
  const answer: { csrfToken: string } = await (await fetch('/api/auth/csrf')).json();
  await fetch('/api/auth/signout', {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrfToken: answer.csrfToken, callbackUrl: '/sign-in', json: 'true' }),
  });
  // A whole new page: nothing of the session stays in memory.
  window.location.assign('/sign-in');
}
