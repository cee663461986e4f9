import { z } from 'zod';

/**
 * E-mail addresses as accounts use them. Plain ASCII alone: an address in which another letter looks like the one
 * meant, or that a mail program would read as two, must never receive an invitation or a reset link.
 */

const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

const EMAIL_MESSAGE = 'Write one plain e-mail address, such as name@clinic.example';

/** The address in the one form that is stored and compared; null for what is none, or could be mistaken for another. */
export function plainEmail(text: string): string | null {
  const email = text.trim().toLowerCase();
  const [local, domain, ...more] = email.split('@');
  if (!local || !domain || more.length > 0 || email.length > 254 || local.length > 64 || !LOCAL.test(local))
    return null;
  const labels = domain.split('.');
  // An "xn--" label shows as letters of any alphabet.
  const isPlain = labels.length > 1 && labels.every((label) => LABEL.test(label) && !label.startsWith('xn--'));
  return isPlain ? email : null;
}

export const emailSchema = z.string().transform((text, context) => {
  const email = plainEmail(text);
  if (email === null) {
    context.addIssue({ code: 'custom', message: EMAIL_MESSAGE });
    return z.NEVER;
  }
  return email;
});
