import { describe, expect, it } from 'vitest';
import { writePack } from './packs/write-pack';
import { noCatalog } from './red-flags/catalog';
import { contentOf } from './starter-content';
import { topicText } from './test-support';
import { readContentFile } from './topic-file';

const text = topicText('**Call {{emergency.number}} now.**[^1]')
  .replace('exclusions: []', 'exclusions: []\ndoesNotMatter: [breastfeeding, kidney-disease]\nclinicianAsks: [HIV]')
  .replace('publisher: P,', 'publisher: P, short: NICE,');

function read(file: string) {
  const reading = readContentFile(file, 'hiccups/en.md', noCatalog);
  if (!reading.ok) throw new Error(reading.problems.map(({ message }) => message).join('\n'));
  return contentOf([reading.file]);
}

describe('the head of a topic', () => {
  it('says to whom the same advice applies, what only the clinician weighs, and what sources are called', () => {
    const [topic] = read(text).topics;
    expect(topic).toMatchObject({ doesNotMatter: ['breastfeeding', 'kidney-disease'], clinicianAsks: ['HIV'] });
    expect(topic?.sections[0]?.sources).toMatchObject([{ publisher: 'P', short: 'NICE' }]);
  });

  it('can leave all of it out', () => {
    const [topic] = read(topicText('**Call {{emergency.number}} now.**[^1]')).topics;
    expect(topic).toMatchObject({ doesNotMatter: [], clinicianAsks: [] });
    expect(topic?.sections[0]?.sources[0]).not.toHaveProperty('short');
  });

  it('names the readers that there are when it does not know one', () => {
    const reading = readContentFile(text.replace('breastfeeding', 'smoking'), 'hiccups/en.md', noCatalog);
    expect(reading.ok ? [] : reading.problems.map(({ message }) => message).join()).toMatch(
      /one of under-2, over-50, over-65, pregnant, breastfeeding, blood-thinners, /,
    );
  });

  it('is the same in a pack', () => {
    const content = read(text);
    const [file] = writePack(content, { by: 'Riverside Family Practice', on: '2026-11-28' }).files;
    const [topic] = read(file?.text ?? '').topics;
    expect(topic).toMatchObject({ doesNotMatter: ['breastfeeding', 'kidney-disease'], clinicianAsks: ['HIV'] });
    expect(topic?.sections[0]?.sources).toEqual(content.topics[0]?.sections[0]?.sources);
  });
});
