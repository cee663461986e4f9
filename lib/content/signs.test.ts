import { describe, expect, it } from 'vitest';
import { signsIn } from '../domain/handout/listed-signs';
import { noCatalog } from './red-flags/catalog';
import { catalogForTests, topicText } from './test-support';
import { readContentFile } from './topic-file';

const PATH = 'hiccups/en.md';

function sectionOf(markdown: string, catalog = catalogForTests) {
  const reading = readContentFile(topicText(markdown), PATH, catalog);
  if (!reading.ok || reading.file.frontMatter.kind !== 'topic') throw new Error('not read');
  const [section] = reading.file.sections;
  if (!section || !('claims' in section)) throw new Error('no section');
  return section;
}

/** The problems with this box, its first line counted as 1. */
function problemsOf(markdown: string, catalog = catalogForTests): string[] {
  const text = topicText(markdown);
  const before = text.slice(0, text.indexOf(markdown)).split('\n').length - 1;
  const reading = readContentFile(text, PATH, catalog);
  return reading.ok ? [] : reading.problems.map(({ line, message }) => `${line - before} ${message}`);
}

const BOX = `![](action:emergency)

- ![](sign:breath-hard)
- ![](sign:no-better "2 weeks")[^1]`;

describe('a topic that names its signs', () => {
  it('prints them in the words of the catalog', () => {
    expect(sectionOf(BOX).body.content).toEqual([
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'Call ', marks: [{ type: 'bold' }] },
          { type: 'mergeField', attrs: { name: 'emergency.number' }, marks: [{ type: 'bold' }] },
          { type: 'text', text: ' now if:', marks: [{ type: 'bold' }] },
        ],
      },
      {
        type: 'bulletList',
        content: [
          {
            type: 'listItem',
            attrs: { sign: 'breath-hard' },
            content: [{ type: 'paragraph', content: [{ type: 'text', text: 'It is hard to breathe.' }] }],
          },
          {
            type: 'listItem',
            attrs: { sign: 'no-better' },
            content: [{ type: 'paragraph', content: [{ type: 'text', text: 'You are no better after 2 weeks.' }] }],
          },
        ],
      },
    ]);
  });

  it('rests them on the sources of the catalog and on those it gives itself', () => {
    const claims = sectionOf(`${BOX}\n- ![](sign:leg-cold)[^verify]`).claims;
    expect(
      claims.map(({ text, sources, signSources, toVerify }) => [text, sources, signSources.length, toVerify]),
    ).toEqual([
      ['It is hard to breathe.', [], 1, false],
      ['You are no better after 2 weeks.', [1], 0, false],
      ['Your leg is cold.', [], 0, true],
    ]);
  });

  it('makes one claim of a sign whose reference stands on the next line', () => {
    const claims = sectionOf('![](action:emergency)\n\n- ![](sign:breath-hard)\n  [^1]').claims;
    expect(claims).toMatchObject([{ text: 'It is hard to breathe.', sources: [1], signSources: [{ n: 12 }] }]);
  });

  it('prints the time as it is written, signs of money too', () => {
    expect(JSON.stringify(sectionOf(`${BOX}\n- ![](sign:no-better "$& days")[^1]`).body)).toContain('after $& days.');
  });

  it('keeps the words of its own and the id', () => {
    const { body, claims } = sectionOf(`![](action:emergency)

- ![](sign:breath-hard) Breathing is **hard**.[^1]`);
    const [sign] = signsIn(body, 'urgent-help');
    expect(sign?.id).toBe('breath-hard');
    expect(JSON.stringify(sign?.item)).toContain('Breathing is ');
    expect(claims).toMatchObject([{ text: 'Breathing is hard.', sources: [1], signSources: [] }]);
  });

  it('may name a sign beside its pictogram and in a passage', () => {
    const { body } = sectionOf(`> [!if-pregnant]
> ![](action:emergency)
>
> - ![](sign:breath-hard) ![](pictogram:sleep)

Text.[^1]`);
    const [passage] = body.content;
    expect(passage?.type === 'passage' && passage.content[0]).toMatchObject({
      content: [{ text: 'Call ' }, { type: 'mergeField' }, { text: ' now if:' }],
    });
    expect(signsIn(body, 'urgent-help')).toMatchObject([
      { id: 'breath-hard', tier: 'emergency', when: 'pregnant', item: { attrs: { pictogram: 'sleep' } } },
    ]);
  });

  it.each([
    ['- ![](sign:breath-hard)\n- ![](sign:unheard-of)', '2 There is no sign "unheard-of" in the catalog'],
    ['- ![](sign:no-better)', '1 "no-better" needs a time: ![](sign:no-better "2 weeks")'],
    ['- ![](sign:breath-hard "2 weeks")', '1 "breath-hard" takes no time; leave "2 weeks" out'],
    ['- ![](sign:only-spanish)', '1 "only-spanish" has no words in "en" in the catalog'],
    ['Text.\n\n![](action:tomorrow)', '3 There is no action "tomorrow"; write one of emergency'],
    ['![](action:emergency) Or not.', '1 ![](action:emergency) stands alone in its paragraph'],
    ['- ![](sign:breath-hard) ![](sign:seizure)', '1 An item is one sign; write two items'],
    ['- ![](pictogram:sleep) ![](pictogram:walk) Rest.', '1 An item has one pictogram'],
    [`- ![](sign:${'a'.repeat(61)}) Words.`, '1 A picture is a pictogram'],
    ['- [ ] ![](sign:breath-hard) Hard', '1 A sign is an item of a bullet list, not of a checklist'],
  ])('hears what is wrong and where: %j', (markdown, message) => {
    const found = problemsOf(`${markdown}\n\nText.[^1]`);
    expect(
      found.filter((one) => one.startsWith(message)),
      found.join('\n'),
    ).toHaveLength(1);
  });

  it('cannot be read without the catalog', () => {
    expect(problemsOf(BOX, noCatalog)).toContain('3 There is no sign "breath-hard" in the catalog, content/red-flags');
  });
});
