import { describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react/pure';
import { openBuilder, patient } from '@/components/builder/test-support';
import { answerRequests } from '@/components/test-support/requests';
import { settled } from '@/components/wording/run-action';
import { PAGE_OWNER_HEADER, PAGE_OWNER_META } from '@/lib/domain/access/page-owner';
import { issueHandout } from '@/lib/features/handouts/actions';
import type { OtherSignIn } from '@/lib/features/sessions/data';
import { PageOwnerMeta } from './page-owner-meta';
import { sendPageOwner } from './send-page-owner';
import { SessionWatch } from './session-watch';

const hour = 3_600_000;
const colleague: OtherSignIn = {
  name: 'Dr. Lena Berg',
  clinicName: 'Riverside Family Practice',
  isSamePerson: false,
  mayContinue: true,
};

/** Who the server says is signed in; null: the member whose page this is. */
function sessionOf(other: OtherSignIn | null): void {
  const session = { live: true, endsInMs: hour, because: 'idle', other };
  answerRequests({ 'GET /api/session': () => session });
}

const dialog = () => page.getByRole('alertdialog');

describe('when a colleague signs in in another tab', () => {
  it('says who, keeps the words, and goes on by itself once the first member is signed in again', async () => {
    const builder = await openBuilder();
    await render(<SessionWatch endsInMs={hour} />);
    builder.refusal = 'signed-in-as-another';
    sessionOf(colleague);
    await patient.name('Typed by the first');
    await expect.element(page.getByRole('status').first()).toHaveTextContent(/nothing was saved.*kept on this device/i);
    window.dispatchEvent(new Event('focus'));
    await expect.element(dialog()).toHaveTextContent('Somebody else signed in in this browser: Dr. Lena Berg');
    await expect.element(dialog().getByRole('button', { name: 'Continue as Dr. Lena Berg' })).toBeVisible();
    await expect.element(dialog().getByRole('link', { name: /Sign in again/ })).toHaveAttribute('target', '_blank');
    const names = Object.keys(localStorage).filter((name) => name.startsWith('plainleaf.draft.'));
    expect(names).toHaveLength(1);
    expect(JSON.stringify(localStorage)).not.toContain('Typed by the first');

    builder.refusal = null;
    sessionOf(null);
    window.dispatchEvent(new Event('focus'));
    await expect.element(dialog()).not.toBeInTheDocument();
    await expect.poll(() => builder.held.content.patient.name).toBe('Typed by the first');
  });

  it('shows nothing of the page behind the message', async () => {
    await render(<SessionWatch endsInMs={hour} />);
    sessionOf(colleague);
    window.dispatchEvent(new Event('focus'));
    await expect.element(dialog()).toBeVisible();
    const overlay = dialog().element().closest('.fixed');
    expect(overlay && getComputedStyle(overlay).backgroundColor).toMatch(/^rgb\(/);
  });

  it('does not offer to go on as somebody who may not open this draft', async () => {
    await render(<SessionWatch endsInMs={hour} />);
    sessionOf({ ...colleague, mayContinue: false });
    window.dispatchEvent(new Event('focus'));
    await expect.element(dialog().getByRole('button', { name: 'Leave this page' })).toBeVisible();
    await expect.element(dialog().getByRole('button', { name: /^Continue/ })).not.toBeInTheDocument();
  });

  it('says so at once when an action is refused', async () => {
    vi.mocked(issueHandout).mockResolvedValue({ ok: false, failure: { code: 'signed-in-as-another' } });
    await render(<SessionWatch endsInMs={hour} />);
    sessionOf(colleague);
    await settled(issueHandout({ id: 'any', version: 1 }));
    await expect.element(dialog()).toHaveTextContent('Nothing more is saved or issued from it');
  });

  it('names the clinic when the same person changed over to another one', async () => {
    await render(<SessionWatch endsInMs={hour} />);
    sessionOf({ ...colleague, clinicName: 'Hillview Surgery', isSamePerson: true });
    window.dispatchEvent(new Event('focus'));
    await expect.element(dialog()).toHaveTextContent('You changed to Hillview Surgery in this browser');
    await expect.element(dialog().getByRole('button', { name: 'Continue in Hillview Surgery' })).toBeVisible();
  });
});

describe('every request of a page', () => {
  it('names the member the page was opened for, also after a part of it was made anew for somebody else', async () => {
    const rendered = await render(<PageOwnerMeta owner="first" />);
    await rendered.rerender(<PageOwnerMeta owner="second" />);
    const seen: (string | null)[] = [];
    const target = {
      fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
        seen.push(new Request(input, init).headers.get(PAGE_OWNER_HEADER));
        return Response.json({});
      },
    };
    sendPageOwner(target);
    await target.fetch('/handouts/x', { method: 'POST', headers: { 'Next-Action': '1' } });
    await target.fetch(new Request('/api/drafts/x', { method: 'PUT', keepalive: true }));
    await target.fetch(new URL('/api/session', window.location.href));
    await target.fetch('https://elsewhere.example/');
    expect(seen).toEqual(['first', 'first', 'first', null]);
    expect(document.querySelectorAll(`meta[name=${PAGE_OWNER_META}]`)).toHaveLength(1);
  });

  it('raises the message when a route answers that somebody else is signed in', async () => {
    await render(<PageOwnerMeta owner="first" />);
    await render(<SessionWatch endsInMs={hour} />);
    sessionOf(colleague);
    const refused = { ok: false, failure: { code: 'signed-in-as-another' } };
    const target = { fetch: async () => Response.json(refused, { status: 409 }) };
    sendPageOwner(target);
    await target.fetch();
    await expect.element(dialog()).toBeVisible();
  });
});
