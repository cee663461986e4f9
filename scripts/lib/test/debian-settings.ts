/* What Debian's programs need to write into a folder of the test's own. */

/** nginx's directives for its temporary files, inside `http`. The folder must be there. */
export const nginxTempPaths = (folder: string): string =>
  ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${folder}/${kind};`).join(' ');

/** Lines of pgbouncer.ini: no socket, and these files. */
export const pgbouncerPrivate = ({ pidFile, log }: { pidFile: string; log: string }): string =>
  `unix_socket_dir =\npidfile = ${pidFile}\nlogfile = ${log}`;
