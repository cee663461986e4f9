/** One version's part of CHANGELOG.md. */
export type ChangelogSection = {
  /** YYYY-MM-DD; null while it says "Unreleased". */
  date: string | null;
  /** The lines of its "Migrations". */
  migrations: readonly MigrationNote[];
};

/** "- `first` to `last`: what they do. Going back: what that takes." A single migration has no "to". */
type MigrationNote = { first: string; last: string };

/**
 * The section of `version`, as "## [1.2.3] - 2026-11-29" or "## [1.2.3] - Unreleased" begins it.
 * @returns a sentence that says what is wrong where there is none, or where a line cannot be read.
 */
export function readSection(changelog: string, version: string): ChangelogSection | string {
  const lines = changelog.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`## [${version}]`));
  if (start < 0) return `CHANGELOG.md has no section "## [${version}] - YYYY-MM-DD": add it.`;
  const [, when = ''] = /^## \[[^\]]+\] - (\S+)$/.exec(lines[start] ?? '') ?? [];
  if (when !== 'Unreleased' && !isDate(when)) {
    return `"${lines[start]}" in CHANGELOG.md must end with " - YYYY-MM-DD" or " - Unreleased".`;
  }
  const following = lines.slice(start + 1).findIndex((line) => line.startsWith('## '));
  const section = lines.slice(start + 1, following < 0 ? lines.length : start + 1 + following);
  const migrations: MigrationNote[] = [];
  for (const item of itemsUnder(section, 'Migrations')) {
    const note = readNote(item);
    if (note === null) {
      return `"${item.slice(0, 60)}" in CHANGELOG.md must read "\`name\`: what it does. Going back: what that takes."`;
    }
    migrations.push(note);
  }
  return { date: when === 'Unreleased' ? null : when, migrations };
}

/** The items of a list below "### heading", each on one line. */
function itemsUnder(section: readonly string[], heading: string): string[] {
  const start = section.indexOf(`### ${heading}`);
  if (start < 0) return [];
  const rest = section.slice(start + 1);
  const end = rest.findIndex((line) => line.startsWith('#'));
  return rest
    .slice(0, end < 0 ? rest.length : end)
    .join('\n')
    .split(/^- /m)
    .map((item) => item.replaceAll(/\s+/g, ' ').trim())
    .slice(1);
}

function readNote(item: string): MigrationNote | null {
  const [, first, last = first] = /^`(\d{14}_\w+)`(?: to `(\d{14}_\w+)`)?: .+ Going back: ./.exec(item) ?? [];
  return first && last ? { first, last } : null;
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** Those that no line names. */
export function unnamedMigrations(names: readonly string[], { migrations }: ChangelogSection): string[] {
  return names.filter((name) => !migrations.some(({ first, last }) => first <= name && name <= last));
}
