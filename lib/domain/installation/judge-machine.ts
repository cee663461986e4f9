import { byteWords, durationWords, ok, problem, type Verdict, warning } from './finding';

/** @param problems one for each setting that is missing or malformed, without its value. */
export function judgeEnvironment(problems: readonly string[]): Verdict {
  if (problems.length === 0) return ok('Complete');
  return problem(problems.join('; '), 'Correct them in the environment or .env; .env.example explains each.');
}

export type MasterKeyFacts = {
  comparison: 'known' | 'new-key' | 'none-stored' | 'wrong' | 'incomplete';
  /** Of the key that is missing; absent when none is. */
  stored?: { keyId: number; fingerprint: string };
};

export function judgeMasterKey({ comparison, stored }: MasterKeyFacts): Verdict {
  const which = stored ? `key ${stored.keyId}, fingerprint ${stored.fingerprint}` : '';
  switch (comparison) {
    case 'known':
      return ok('The one that this database was encrypted with');
    case 'new-key':
      return warning(
        'A key that the database does not name, under which a server takes no requests',
        'To begin a rotation run npm run db:migrate, then npm run keys:rotate; after one, make the new key the current one.',
      );
    case 'none-stored':
      return warning(
        'The database does not name the key that it was encrypted with',
        'Run npm start or npm run db:migrate once.',
      );
    case 'wrong':
      return problem(
        `Not the one that this database was encrypted with (${which})`,
        'Restore PLAINLEAF_MASTER_KEY or keys.json.',
      );
    case 'incomplete':
      return problem(
        `A key that values are still encrypted under is not configured (${which})`,
        'Add it to PLAINLEAF_OTHER_MASTER_KEYS or restore keys.json.',
      );
  }
}

export type FolderFacts = {
  /** Such as "Backups"; the doctor adds the path. */
  label: string;
  /** 'missing': it is made when it is first needed, and the rest is about the folder that it will lie in. */
  state: 'writable' | 'not-writable' | 'missing';
  freeBytes: number;
  totalBytes: number;
};

export function judgeFolder({ label, state, freeBytes, totalBytes }: FolderFacts): Verdict {
  if (state === 'not-writable') {
    return problem(
      `${label}: nothing can be written there`,
      'Give the user that runs Plainleaf the right to write there.',
    );
  }
  const share = totalBytes > 0 ? freeBytes / totalBytes : 0;
  const found = `${label}: ${byteWords(freeBytes)} free (${Math.floor(share * 100)} %)`;
  if (share < 0.01 || freeBytes < 200e6)
    return problem(`${found}, nearly full`, 'Make room now: a full disk stops saving.');
  if (share < 0.1 || freeBytes < 2e9) return warning(found, 'Make room soon: a full disk stops saving.');
  return ok(found);
}

export type MailFacts =
  | { is: 'not-configured' }
  | { is: 'ready'; encrypted: boolean }
  /** `code` is nodemailer's or Node's, such as EAUTH. */
  | { is: 'failed'; code: string };

export function judgeMail(facts: MailFacts): Verdict {
  if (facts.is === 'not-configured') return ok('No mail server is set: admins hand out links');
  if (facts.is === 'ready') {
    return ok(`The mail server takes mail${facts.encrypted ? ', over an encrypted connection' : ' from this machine'}`);
  }
  return problem(
    `The mail server cannot be used (${facts.code})`,
    mailAdvice[facts.code] ?? 'Correct SMTP_URL, or ask who runs the mail server.',
  );
}

const mailAdvice: Readonly<Record<string, string>> = {
  EAUTH: 'Correct the user and password in SMTP_URL.',
  EDNS: 'Correct the host in SMTP_URL.',
  ENOTFOUND: 'Correct the host in SMTP_URL.',
  ECONNECTION: 'Start the mail server, or correct host and port in SMTP_URL.',
  ECONNREFUSED: 'Start the mail server, or correct host and port in SMTP_URL.',
  ESOCKET: 'Start the mail server, correct host and port in SMTP_URL, or renew its certificate.',
  ETIMEDOUT: 'Let the firewall pass connections to the mail server.',
  ETLS: 'Turn on STARTTLS on the mail server, or use smtps://.',
};

/** What the server answered at the address that people open. */
export type ServerFacts = { is: 'ready' } | { is: 'answered'; status: number } | { is: 'away'; code: string };

export function judgeServer(facts: ServerFacts): Verdict {
  if (facts.is === 'ready') return ok('Ready at NEXTAUTH_URL');
  if (facts.is === 'away') {
    return problem(
      `Nothing answers at NEXTAUTH_URL (${facts.code})`,
      'Start Plainleaf and its proxy, or correct NEXTAUTH_URL.',
    );
  }
  if (facts.status === 503) {
    return problem('The server says that it is not ready', 'Look at its log: database, migrations or master key.');
  }
  return problem(
    `NEXTAUTH_URL answers with status ${facts.status}`,
    'Let the proxy pass this address on to Plainleaf, without a redirect.',
  );
}

/** How the headers of a reverse proxy reached the server. */
export type ProxyFacts = {
  /** The host is that of NEXTAUTH_URL. */
  host: boolean;
  /** X-Forwarded-Proto is that of NEXTAUTH_URL. */
  protocol: boolean;
  /** 'claimed': the last address in X-Forwarded-For is what the client sent. 'missing': there is none. */
  client: 'set' | 'claimed' | 'missing';
};

export function judgeProxy(facts: ProxyFacts | 'none' | 'refused'): Verdict {
  if (facts === 'none') return ok('None is needed: NEXTAUTH_URL names this machine');
  if (facts === 'refused') {
    return problem(
      'The server does not accept the signature of the doctor',
      'Use the same NEXTAUTH_SECRET and release as the server, and set the clocks.',
    );
  }
  const wrong = [
    ...(facts.host ? [] : ['Host']),
    ...(facts.protocol ? [] : ['X-Forwarded-Proto']),
    ...(facts.client === 'set' ? [] : ['X-Forwarded-For']),
  ];
  if (wrong.length === 0) return ok('Host, X-Forwarded-Proto and X-Forwarded-For arrive as they should');
  const reason = facts.client === 'claimed' ? ': a client can make up its address' : '';
  return problem(
    `${wrong.join(' and ')} not set by the proxy${reason}`,
    'Set the proxy up as docs/operations.md says.',
  );
}

export type CertificateFacts =
  | { is: 'no-https' }
  | { is: 'unreadable'; code: string }
  /** `distrust` is why this machine does not accept it, '' when it does. */
  | { is: 'read'; expiresAt: Date; distrust: string };

const CERTIFICATE_WARNING_DAYS = 14;
const CERTIFICATE_PROBLEM_DAYS = 3;

export function judgeCertificate(facts: CertificateFacts, now: Date): Verdict {
  if (facts.is === 'no-https') return ok('None: NEXTAUTH_URL is no https address');
  if (facts.is === 'unreadable') {
    return problem(`It cannot be read (${facts.code})`, 'Let the proxy serve https at NEXTAUTH_URL.');
  }
  const seconds = (facts.expiresAt.getTime() - now.getTime()) / 1000;
  const renew = 'Renew it, and look at why it was not renewed by itself.';
  if (seconds <= 0) return problem(`Expired ${durationWords(-seconds)} ago`, renew);
  if (facts.distrust !== '') {
    return problem(
      `This machine does not trust it (${facts.distrust})`,
      'Use a certificate of an authority that browsers know.',
    );
  }
  const found = `Expires in ${durationWords(seconds)}`;
  if (seconds < CERTIFICATE_PROBLEM_DAYS * 86_400) return problem(found, renew);
  return seconds < CERTIFICATE_WARNING_DAYS * 86_400 ? warning(found, renew) : ok(found);
}
