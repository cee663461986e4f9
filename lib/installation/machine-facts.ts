import { randomUUID } from 'node:crypto';
import { access, constants, rm, statfs, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import path from 'node:path';
import { connect } from 'node:tls';
import type { CertificateFacts, FolderFacts, MailFacts } from '../domain/installation/judge-machine';
import { verifyMailServer } from '../mail/send-mail';
import { errorName } from './run-checks';

/** Room in a folder and whether this process can write there: it writes an empty file and removes it. */
export async function readFolder(label: string, folder: string): Promise<FolderFacts> {
  const existing = await nearestExisting(folder);
  const { bavail, blocks, bsize } = await statfs(existing);
  const isWritable = await canWrite(existing);
  const state = !isWritable ? 'not-writable' : existing === folder ? 'writable' : 'missing';
  return { label, state, freeBytes: bavail * bsize, totalBytes: blocks * bsize };
}

async function nearestExisting(folder: string): Promise<string> {
  const isThere = await access(folder, constants.F_OK).then(
    () => true,
    () => false,
  );
  const parent = path.dirname(folder);
  return isThere || parent === folder ? folder : nearestExisting(parent);
}

async function canWrite(folder: string): Promise<boolean> {
  const probe = path.join(folder, `.probe-${randomUUID()}`);
  try {
    // The mode alone does not tell: a file system can be read-only.
    await writeFile(probe, '', { flag: 'wx' });
    await rm(probe);
    return true;
  } catch {
    return false;
  }
}

/** @param url of SMTP_URL; '' where none is set. */
export async function readMail(url: string): Promise<MailFacts> {
  if (url === '') return { is: 'not-configured' };
  try {
    return { is: 'ready', ...(await verifyMailServer(url)) };
  } catch (error) {
    return { is: 'failed', code: errorName(error) };
  }
}

const CERTIFICATE_PATIENCE_MS = 5_000;

/** The certificate that is served at an address; also one that has expired or is not trusted. */
export function readCertificate(address: URL): Promise<CertificateFacts> {
  if (address.protocol !== 'https:') return Promise.resolve({ is: 'no-https' });
  const host = address.hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve) => {
    // Nothing is sent over it: what it says of itself is all that is asked.
    const socket = connect({
      host,
      port: Number(address.port || 443),
      servername: isIP(host) ? '' : host,
      rejectUnauthorized: false,
    });
    const end = (facts: CertificateFacts) => {
      socket.destroy();
      resolve(facts);
    };
    socket.setTimeout(CERTIFICATE_PATIENCE_MS, () => end({ is: 'unreadable', code: 'ETIMEDOUT' }));
    socket.on('error', (error) => end({ is: 'unreadable', code: errorName(error) }));
    socket.on('secureConnect', () => {
      const expiresAt = new Date(socket.getPeerCertificate().valid_to);
      // Node gives the code of OpenSSL, such as CERT_HAS_EXPIRED.
      end({ is: 'read', expiresAt, distrust: socket.authorized ? '' : String(socket.authorizationError) });
    });
  });
}
