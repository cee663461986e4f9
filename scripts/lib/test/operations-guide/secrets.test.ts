import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { rootFolder } from '../../root-folder.mjs';
import { readBlocks } from './blocks';

/*
 * Every user of a machine can read the arguments of every program that runs, and PostgreSQL logs a statement with the
 * password in it. A shell passes secrets on through a here-document or its own echo, which starts no program.
 */

const hereDocument = /<<'?(\w+)'?(?:[^\n]*)\n([\s\S]*?)\n\1$/gm;
const secretName = /\$\{?\w*(?:PASSWORD|KEY|SECRET|TOKEN)\b/;

/** The commands that give a secret to a program as an argument. */
const secretArguments = (text: string): string[] =>
  text
    .replaceAll(hereDocument, '')
    .replaceAll('\\\n', ' ')
    .split(/\n|\||;|&&/)
    .filter((command) => secretName.test(command) && !/^\s*(?:\w+=|echo\b)|^\s*\w+\(\) \{\s*echo\b/.test(command));

/** The here-documents of SQL with a password that PostgreSQL may log. */
const loggedPasswords = (text: string): string[] =>
  [...text.matchAll(hereDocument)]
    .map(([, , sql = '']) => sql)
    .filter((sql) => {
      const [before = '', ...statements] = sql.split(/\bPASSWORD\b/);
      const isKept = ['log_statement =', 'log_min_duration_statement =', 'log_min_error_statement ='].every((name) =>
        before.includes(`SET ${name}`),
      );
      return statements.length > 0 && !isKept;
    });

const blocks = readBlocks(readFileSync(path.join(rootFolder, 'docs', 'operations.md'), 'utf8'));

test('docs/operations.md puts no secret on a command line', () => {
  expect(blocks.flatMap(({ text }) => secretArguments(text))).toEqual([]);
});

test('docs/operations.md keeps passwords out of PostgreSQL’s log', () => {
  expect(blocks.flatMap(({ text }) => loggedPasswords(text))).toEqual([]);
});

test.each([
  'psql --set password="$OWNER_PASSWORD" <<SQL\nSELECT 1\nSQL',
  'sudo sed -i "s|=.*|=2:$NEW_KEY|" \\\n  /etc/plainleaf.env',
  'curl --header "Authorization: Bearer $METRICS_TOKEN" http://127.0.0.1:3001/api/metrics | grep plainleaf_',
  'echo ready | openssl enc -k "$MASTER_KEY"',
])('the rule finds the secret in %j', (text) => {
  expect(secretArguments(text)).toHaveLength(1);
});

test('the rule finds a password that PostgreSQL logs', () => {
  expect(loggedPasswords("psql <<'SQL'\nALTER ROLE plainleaf_app LOGIN PASSWORD :'password';\nSQL")).toHaveLength(1);
});
