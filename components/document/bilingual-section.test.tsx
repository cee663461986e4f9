import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { bilingualHandout, writtenInstead } from '@/lib/pdf/test-support/bilingual-handout';
import { HandoutPaper } from './handout-paper';
import { handoutProblems } from './test-support/handout-problems';

vi.setConfig({ testTimeout: 60_000 });

const twitches = ['muscle-twitches'];

it.each([
  ['in Spanish', bilingualHandout(twitches, 'es')],
  ['in Arabic', bilingualHandout(twitches, 'ar')],
  ['in large print', bilingualHandout(twitches, 'es', { options: { size: 'large' } })],
  [
    'with urgent help in one language',
    bilingualHandout(twitches, 'es', { edit: { 'urgent-help': writtenInstead('Ayuda', 'Llame al 911.') } }),
  ],
])('a bilingual handout %s has the same words on paper, on screen and in text', async (_, document) => {
  expect(await handoutProblems(document)).toEqual([]);
});

it('names each section once in the outline, with the clinic’s language below it and marked as such', () => {
  const html = renderToStaticMarkup(<HandoutPaper document={bilingualHandout(twitches, 'ar')} />);
  expect(html).toMatch(/<h2[^>]*>.*?ما هي رفّة العضلة/s);
  expect(html).toMatch(/<div lang="en" dir="ltr"><h3[^>]*>.*?What is a muscle twitch\?/s);
});

it.each([
  ['of one topic', bilingualHandout(twitches, 'es')],
  ['in large print', bilingualHandout(twitches, 'es', { options: { size: 'large' } })],
  ['of two topics', bilingualHandout(['migraine', 'low-back-pain'], 'es')],
])('the preview points at one place of each section of a bilingual handout %s', (_, document) => {
  const [urgent] = document.sections;
  const html = renderToStaticMarkup(<HandoutPaper document={document} pointedKey={urgent?.key ?? null} />);
  const keys = html.match(/data-section-key="[^"]*"/g);
  expect(keys).toHaveLength(new Set(keys).size);
  expect(html.match(/data-pointed-at/g)).toHaveLength(1);
});
