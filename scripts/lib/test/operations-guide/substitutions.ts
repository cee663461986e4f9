/*
 * What the test of docs/operations.md changes in the printed commands, and in the files of deploy/ that they copy. It
 * is all here, and nothing else is changed:
 *
 *   printed                                  run
 *   /etc, /opt, /var/lib/plainleaf, …        the same folder below the scratch folder
 *   ports 80, 443, 3000-3002, 5432, 6432     free ports of this machine
 *   https://git.example/plainleaf.git        a repository in the scratch folder, with this state of the sources
 *   smtp://…@mail.example:587                a real SMTP server on loopback
 *   /usr/bin/node                            the Node that runs the test
 *
 * handouts.example stays: curl, Node and the test look for it on loopback (machine.ts). What programs are replaced:
 * commands.ts.
 */

export const ports = ['80', '443', '3000', '3001', '3002', '5432', '6432'] as const;
type Port = (typeof ports)[number];

export type Places = {
  root: string;
  ports: Readonly<Record<Port, number>>;
  repository: string;
  smtpUrl: string;
};

const folders = ['etc', 'opt', 'var/lib/plainleaf', 'var/backups', 'var/lib/postgresql'];

/** Commands or a file as the test runs them. */
export function substitute(text: string, places: Places): string {
  return text
    .replaceAll('https://git.example/plainleaf.git', places.repository)
    .replaceAll(/smtp:\/\/\S+@mail\.example:587/g, places.smtpUrl)
    .replaceAll('/usr/bin/node', process.execPath)
    .replaceAll(new RegExp(`(?<![\\w.\\-/~}])/(?=(?:${folders.join('|')})\\b)`, 'g'), `${places.root}/`)
    .replaceAll(/(?<=\blisten )(80|443)\b/g, (port) => portOf(port, places))
    .replaceAll(/(?<![\w.%+-])(3000|3001|3002|5432|6432)(?![\w.%-])/g, (port) => portOf(port, places));
}

function portOf(text: string, places: Places): string {
  const known = ports.find((port) => port === text);
  return known === undefined ? text : String(places.ports[known]);
}
