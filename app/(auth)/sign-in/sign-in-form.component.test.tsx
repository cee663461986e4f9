import { afterEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react/pure';
import { SignInForm } from './sign-in-form';

const password = page.getByRole('textbox', { name: 'Password' });

afterEach(() => vi.restoreAllMocks());

/** The server sends these responses in order, then repeats the last one. */
function serverAnswers(...answers: Response[]): { tries: () => number } {
  let tries = 0;
  vi.spyOn(window, 'fetch').mockImplementation(async (address) => {
    if (String(address).endsWith('/csrf')) return Response.json({ csrfToken: 'token' });
    const answer = answers[Math.min(tries, answers.length - 1)] ?? Response.error();
    tries += 1;
    return answer.clone();
  });
  return { tries: () => tries };
}

const failed = (error: string, status: number) =>
  Response.json({ url: `${window.location.origin}/sign-in?error=${error}` }, { status });

async function submit(): Promise<void> {
  await render(<SignInForm next="/" isDemo={false} />);
  await page.getByRole('textbox', { name: 'Email' }).fill('amara@riverside.example');
  await password.fill('seven quiet otters paddle');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

it('retries while the server is busy, with the password that the person typed', async () => {
  const server = serverAnswers(failed('Busy:1', 503), failed('Busy:1', 503), failed('CredentialsSignin', 401));
  await submit();
  await expect.element(page.getByText('Trying again by itself')).toBeVisible();
  await expect.element(password).toHaveValue('seven quiet otters paddle');
  await expect.element(page.getByText('Email or password is wrong.'), { timeout: 10_000 }).toBeVisible();
  expect(server.tries()).toBe(3);
  await expect.element(password).toHaveValue('');
});

it('keeps the password when the person stops waiting for a busy server', async () => {
  serverAnswers(failed('Busy:30', 503));
  await submit();
  await page.getByRole('button', { name: 'Stop trying' }).click();
  await expect.element(page.getByText('Many people are signing in right now.')).toBeVisible();
  await expect.element(password).toHaveValue('seven quiet otters paddle');
});

it('says to wait when the reverse proxy has counted too many requests', async () => {
  serverAnswers(new Response('Too many requests from this address.\n', { status: 429 }));
  await submit();
  await expect.element(page.getByText('Too many requests. Wait a few seconds, then try again.')).toBeVisible();
  await expect.element(password).toHaveValue('seven quiet otters paddle');
});
