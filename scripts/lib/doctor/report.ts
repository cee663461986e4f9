import { bareKey } from '../../../lib/crypto/master-key';
import { type CheckState, checkNames, type Finding } from '../../../lib/domain/installation/finding';

const marks: Record<CheckState, string> = { ok: '✓', warning: '!', problem: '✗' };

/** "✗ problem  Migrations      2 migrations pending. Run npm run db:migrate." */
export function findingLine({ check, state, found, advice }: Finding): string {
  const words = [found, advice].filter((part) => part !== '').map((part) => (/[.;]$/.test(part) ? part : `${part}.`));
  return `${marks[state]} ${state.padEnd(8)} ${checkNames[check].padEnd(15)} ${words.join(' ').replace(/\s+/g, ' ')}`;
}

/**
 * The same text without any of the secrets: a last guard, for an error's words that hold an address with a password.
 * @param secrets those shorter than 4 characters are left alone, because they would be found in every word.
 */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  const long = secrets.filter((secret) => secret.length >= 4).toSorted((one, other) => other.length - one.length);
  return long.reduce((rest, secret) => rest.replaceAll(secret, '…'), text);
}

const secretNames = ['NEXTAUTH_SECRET', 'PLAINLEAF_MASTER_KEY', 'PLAINLEAF_OTHER_MASTER_KEYS', 'METRICS_TOKEN'];
const addressNames = ['DATABASE_URL', 'DATABASE_APP_URL', 'DATABASE_REPLICA_URL', 'SMTP_URL'];

/** Every secret in an environment: keys, tokens, and the passwords in addresses as they are written and as they are sent. */
export function secretsOf(env: Readonly<Record<string, string | undefined>>): string[] {
  const values = secretNames.flatMap((name) => (env[name] ?? '').split(','));
  const keys = values.map(bareKey);
  const passwords = addressNames.flatMap((name) => {
    const password = URL.parse(env[name] ?? '')?.password ?? '';
    return [password, decoded(password)];
  });
  return [...values, ...keys, ...passwords].filter((secret) => secret !== '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
