import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { figuresTable, withFiguresTable } from './figures-table';
import { loadCatalog } from './red-flags/load';
import { readContentTexts } from './starter-files';
import { type ContentFile, readContentFile } from './topic-file';

const CONTENT = fileURLToPath(new URL('../../content', import.meta.url));

const catalog = await loadCatalog(CONTENT);
const files = (await readContentTexts(CONTENT)).map(({ path, text }) => {
  const reading = readContentFile(text, path, catalog);
  if (!reading.ok) throw new Error(`${path} cannot be read`);
  return reading.file;
});
const table = figuresTable(files);
const readme = await readFile(join(CONTENT, 'README.md'), 'utf8');

function rowsOf(table: string): string[][] {
  return table.split('\n').map((line) => line.slice(2, -2).split(' | '));
}

describe('the table of figures', () => {
  it('in content/README.md is that of the files (npm run content:table)', () => {
    expect(readme).toContain(`-->\n\n${table}\n\n<!--`);
  });

  it('has a row for every file, a topic with its translations below it', () => {
    const rows = rowsOf(table).slice(2);
    expect(rows.map(([slug, locale]) => `${slug}/${locale}.md`).sort()).toEqual(files.map(({ path }) => path).sort());
    const twitches = rows.filter(([slug]) => slug === 'muscle-twitches').map(([, locale]) => locale);
    expect(twitches).toEqual(['en', 'ar', 'es', 'ht', 'vi', 'zh-Hans']);
  });

  it('grades English and Spanish by their own formulas, counts the rest, and gives a translation the sources of its original', () => {
    const rows = rowsOf(table);
    const row = (locale: string) => rows.find(([slug, at]) => slug === 'muscle-twitches' && at === locale) ?? [];
    expect(row('en').slice(4, 6).map(Number).every(Number.isFinite)).toBe(true);
    expect(row('en')[6]).toBe('–');
    expect(row('es').slice(4, 6)).toEqual(['–', '–']);
    // Above 65 the INFLESZ scale calls a text quite easy.
    expect(Number(row('es')[6])).toBeGreaterThan(65);
    expect(row('ar').slice(4, 7)).toEqual(['–', '–', '–']);
    expect(row('es').slice(7, 10)).toEqual(row('en').slice(7, 10));
    expect(row('en').at(-1)).toBe('draft, not reviewed');
    expect(row('es').at(-1)).toBe('draft, translation not reviewed');
    expect(row('zh-Hans')[3]).toBe('–');
  });

  it('says that a translation is behind its original', () => {
    const [original, translation] = ['eyelid-twitching/en.md', 'eyelid-twitching/es.md'].map((path) =>
      files.find((file) => file.path === path),
    );
    if (original?.frontMatter.kind !== 'topic' || !translation) throw new Error('no topic and translation');
    const newer = { ...original, frontMatter: { ...original.frontMatter, version: '9.0.0' } } as ContentFile;
    const written = withFiguresTable(readme, [newer, translation]) ?? '';
    expect(written).toMatch(/\| es .*\| draft, translation not reviewed, behind its original \|/);
    expect(written).not.toContain('| migraine |');
    expect(withFiguresTable(readme, [original, translation])).not.toContain('behind its original');
  });

  it('finds no place for itself in a text without its markers', () => {
    expect(withFiguresTable('# Starter content\n', files)).toBeNull();
  });
});
