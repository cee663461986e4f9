import { beforeEach, describe, expect, it } from 'vitest';
import { lockedByOwner, makeBilingualClinic, rowsOf, type TestClinic } from '@/lib/test-support/database';
import { failedWith, succeeded } from '@/lib/test-support/outcome';
import { chosen, exported, packed, previewed, reword, reworded } from '@/lib/test-support/packs';
import { handmadeZip } from '@/lib/test-support/zip-file';
import { importPackAction, previewPackAction } from './mutations';

let ours: TestClinic;
beforeEach(async () => {
  ours = await makeBilingualClinic('es');
});

describe('nothing is brought in by halves', () => {
  it('when the library changed after the preview', async () => {
    const file = packed(
      reworded(await exported(ours), 'muscle-twitches/en.md', 'What is a muscle twitch?', 'Elsewhere'),
    );
    const { items } = await previewed(ours.editor, file);
    await reword(ours.admin, 'Meanwhile');
    const before = await rowsOf(ours.id);
    expect(succeeded(await importPackAction.runAs(ours.editor, { file, chosen: chosen(items) }))).toEqual({
      is: 'moved',
    });
    expect(await rowsOf(ours.id)).toBe(before);
  });

  it.each([
    ['a topic is renamed', `update topic set title = 'Twitching' where clinic_id = $1`],
    ['a wording is reviewed', `update section_version set revision = revision + 1 where clinic_id = $1`],
  ])('when %s while the worker compares', async (_change, statement) => {
    const file = packed(
      reworded(await exported(ours), 'muscle-twitches/en.md', 'What is a muscle twitch?', 'Elsewhere'),
    );
    const { items } = await previewed(ours.editor, file);
    let before = '';
    const result = await lockedByOwner(
      ['select id from clinic where id = $1 for update', [ours.id]],
      () => importPackAction.runAs(ours.editor, { file, chosen: chosen(items) }),
      async (client) => {
        await client.query(statement, [ours.id]);
        await client.query('commit');
        before = await rowsOf(ours.id);
      },
    );
    expect(succeeded(result)).toEqual({ is: 'moved' });
    expect(await rowsOf(ours.id)).toBe(before);
  });

  it('when the file is another one than was shown, or what something rests on was not chosen', async () => {
    const files = await exported(ours);
    const file = packed(reworded(files, 'muscle-twitches/en.md', 'What is a muscle twitch?', 'Elsewhere'));
    const { items } = await previewed(ours.editor, file);
    const other = packed(reworded(files, 'muscle-twitches/en.md', 'What is a muscle twitch?', 'Somewhere'));
    const before = await rowsOf(ours.id);
    expect(succeeded(await importPackAction.runAs(ours.editor, { file: other, chosen: chosen(items) }))).toEqual({
      is: 'moved',
    });
    const translations = items.filter(({ locale }) => locale !== 'en');
    const alone = await importPackAction.runAs(ours.editor, { file, chosen: chosen(translations) });
    expect(failedWith(alone)).toBe('invalid-input');
    expect(await rowsOf(ours.id)).toBe(before);
  });

  it('when one file of many has a fault: each is told with its file and line', async () => {
    const files = reworded(await exported(ours), 'muscle-twitches/es.md', '<!-- slug=about -->', '<!-- slug=aboot -->');
    const broken = reworded(files, 'generic/en.md', 'kind: generic', 'kind: general');
    const result = succeeded(await previewPackAction.runAs(ours.editor, { file: packed(broken) }));
    expect(result).toMatchObject({
      is: 'faulty',
      files: [
        { path: 'generic/en.md', problems: [{ line: 2 }] },
        { path: 'muscle-twitches/es.md', problems: [{ message: 'The original has no section "aboot"' }] },
      ],
    });
    const before = await rowsOf(ours.id);
    const taken = await importPackAction.runAs(ours.editor, {
      file: packed(broken),
      chosen: [{ id: 'muscle-twitches/about/es', guard: '0' }],
    });
    expect(succeeded(taken)).toMatchObject({ is: 'faulty' });
    expect(await rowsOf(ours.id)).toBe(before);
  });

  it('when it is no pack but a ZIP file meant to do harm', async () => {
    const before = await rowsOf(ours.id);
    for (const [file, problem] of [
      [handmadeZip([{ name: '../../etc/en.md', bytes: 'x' }]), 'unsafe-name'],
      [handmadeZip([{ name: 'a/en.md', bytes: new Uint8Array(400_000) }]), 'unpacks-too-large'],
      [new Uint8Array([1, 2, 3]), 'not-a-zip'],
    ] as const) {
      expect(succeeded(await previewPackAction.runAs(ours.editor, { file }))).toMatchObject({ is: 'refused', problem });
      const taken = await importPackAction.runAs(ours.editor, { file, chosen: [{ id: 'a/b/en', guard: '' }] });
      expect(succeeded(taken)).toMatchObject({ is: 'refused', problem });
    }
    expect(await rowsOf(ours.id)).toBe(before);
  });
});
