import { createTransport, type Transporter } from 'nodemailer';
import { env } from '../env';
import { isLoopback } from '../environment/loopback';
import { describeError, logEvent } from '../log';

/** One plain letter to one person: nothing in it is fetched, tracked or drawn. */
export type Mail = { to: string; subject: string; text: string };

/** Does this server send mail? Where it does not, screens show a link to copy. */
export const sendsMail = (): boolean => env().SMTP_URL !== '';

let transport: { url: string; transporter: Transporter } | undefined;

/** Hands the mail to the server of SMTP_URL; false when it did not take it, which the log tells without the address. */
export async function sendMail(mail: Mail): Promise<boolean> {
  const { SMTP_URL: url, MAIL_FROM: from } = env();
  return sendMailThrough({ url, from }, mail);
}

/** As `sendMail`, for a command at the terminal, which has no server's environment. @param url '': none. */
export async function sendMailThrough(
  { url, from }: { url: string; from: string },
  { to, subject, text }: Mail,
): Promise<boolean> {
  if (url === '') return false;
  if (transport?.url !== url) transport = { url, transporter: transporterOf(url) };
  try {
    await transport.transporter.sendMail({ from: { name: 'Plainleaf', address: from }, to, subject, text });
    return true;
  } catch (error) {
    logEvent('error', 'mail.not-sent', describeError(error));
    return false;
  }
}

/**
 * Connects, encrypts and signs in as a mail would be sent through the server of `url`, and sends none.
 * Throws nodemailer's error, whose code says what went wrong.
 */
export async function verifyMailServer(url: string): Promise<{ encrypted: boolean }> {
  const transporter = transporterOf(url);
  try {
    await transporter.verify();
    return { encrypted: new URL(url).protocol === 'smtps:' || !isLoopback(new URL(url).hostname) };
  } finally {
    transporter.close();
  }
}

const PATIENCE_MS = 10_000;

/** The letters carry links that open accounts: to any other machine they go encrypted, or not at all. */
function transporterOf(url: string): Transporter {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  return createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && !isLoopback(hostname),
    ...(username !== '' && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}
