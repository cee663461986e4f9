import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { BulletListNode, SectionBody } from '../domain/handout/body';
import { withItemPictograms } from './item-pictograms';
import { loadCatalog } from './red-flags/load';
import { checkContentRules } from './rules/rules';
import { loadStarterContent, type StarterTopic } from './starter-content';
import { type ContentFile, readContentFile } from './topic-file';

const CONTENT = fileURLToPath(new URL('../../content', import.meta.url));

const words = (text: string) => ({ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] });

function listOf(...items: [text: string, pictogram?: 'sleep' | 'walk' | undefined][]): BulletListNode {
  return {
    type: 'bulletList',
    content: items.map(([text, pictogram]) => ({
      type: 'listItem',
      ...(pictogram ? { attrs: { pictogram } } : {}),
      content: [words(text)],
    })),
  };
}

const bodyOf = (...content: SectionBody['content']): SectionBody => ({ type: 'doc', content });

describe('the pictograms beside the items of a translation', () => {
  it('are those of the original, beside the same items, and the words stay', () => {
    const original = bodyOf(words('Try:'), listOf(['Rest.', 'sleep'], ['Eat.'], ['Walk.', 'walk']));
    const translated = bodyOf(words('Pruebe:'), listOf(['Descanse.'], ['Coma.'], ['Camine.']));
    expect(withItemPictograms(translated, original)).toEqual(
      bodyOf(words('Pruebe:'), listOf(['Descanse.', 'sleep'], ['Coma.'], ['Camine.', 'walk'])),
    );
  });

  it('stand in lists inside items and boxes and in checklists too', () => {
    const body = (texts: [string, string, string], pictogram?: 'walk') => {
      const attributes = pictogram ? { attrs: { pictogram } } : {};
      return bodyOf(
        { type: 'bulletList', content: [{ type: 'listItem', content: [words('A'), listOf([texts[0], pictogram])] }] },
        { type: 'callout', attrs: { tone: 'info' }, content: [words('B'), listOf([texts[1], pictogram])] },
        { type: 'checklist', content: [{ type: 'checklistItem', ...attributes, content: [words(texts[2])] }] },
      );
    };
    expect(withItemPictograms(body(['x', 'y', 'z']), body(['1', '2', '3'], 'walk'))).toEqual(
      body(['x', 'y', 'z'], 'walk'),
    );
  });
});

function lifestylePictograms(topic: StarterTopic | undefined, locale: string): (string | null)[] {
  const section = topic?.sections.find(({ slug }) => slug === 'lifestyle-changes');
  const body = locale === 'en' ? section?.body : section?.translations.find((one) => one.locale === locale)?.body;
  const list = body?.content.find((block) => block.type === 'bulletList');
  return list?.type === 'bulletList' ? list.content.map(({ attrs }) => attrs?.pictogram ?? null) : [];
}

describe('the starter library', () => {
  it('shows every translation of "Muscle twitches" with the pictograms of the English', async () => {
    const { topics } = await loadStarterContent(CONTENT, ['muscle-twitches']);
    const expected = lifestylePictograms(topics[0], 'en');
    expect(expected).toContain('sleep');
    for (const locale of ['ar', 'es', 'ht', 'vi', 'zh-Hans']) {
      expect(lifestylePictograms(topics[0], locale), locale).toEqual(expected);
    }
  });

  it('gives none to a translation that is behind its original, whose items may be others', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'content-'));
    for (const folder of ['eyelid-twitching', 'red-flags']) {
      await cp(join(CONTENT, folder), join(dir, folder), { recursive: true });
    }
    const path = join(dir, 'eyelid-twitching', 'es.md');
    await writeFile(path, (await readFile(path, 'utf8')).replace(/fromVersion: \S+/, 'fromVersion: 0.9.0'));
    const { topics } = await loadStarterContent(dir);
    expect(lifestylePictograms(topics[0], 'en')).toContain('sleep');
    expect(lifestylePictograms(topics[0], 'es').filter((name) => name !== null)).toEqual([]);
  });
});

describe('the check', () => {
  async function problemsWith(change: (text: string) => string): Promise<string[]> {
    const catalog = await loadCatalog(CONTENT);
    const files: ContentFile[] = [];
    for (const path of ['eyelid-twitching/en.md', 'eyelid-twitching/es.md']) {
      const text = await readFile(join(CONTENT, path), 'utf8');
      const reading = readContentFile(path.endsWith('es.md') ? change(text) : text, path, catalog);
      if (!reading.ok) throw new Error(`${path} cannot be read`);
      files.push(reading.file);
    }
    return (checkContentRules(files, catalog).get('eyelid-twitching/es.md') ?? []).map(({ message }) => message);
  }

  it('does not let a translation choose pictograms of its own', async () => {
    expect(await problemsWith((text) => text)).toEqual([]);
    const changed = await problemsWith((text) =>
      text.replace(/(slug=lifestyle-changes -->\n\n- )/, '$1![](pictogram:walk) '),
    );
    expect(changed).toEqual(['A pictogram beside an item is that of the original; leave it out here']);
  });
});
