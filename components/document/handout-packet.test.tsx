import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { urgentHelpOf } from '@/lib/domain/handout/urgent-parts';
import { starterPacket } from '@/lib/pdf/test-support/starter-packet';
import { HandoutPaper } from './handout-paper';

const textOf = (html: string): string => html.replace(/<[^>]*>/g, '').trim();

const headingsOf = (html: string): string[] =>
  [...html.matchAll(/<h([1-6])[^>]*>(.*?)<\/h\1>/g)].map(([, level, inside = '']) => `${level} ${textOf(inside)}`);

it('shows a packet with one urgent help, its topics below the title and their sections below them', () => {
  const { document } = starterPacket(['migraine', 'tension-headache']);
  const html = renderToStaticMarkup(<HandoutPaper document={document} />);
  const headings = headingsOf(html);
  const partsOf = (tier: string) =>
    urgentHelpOf(document)?.parts.flatMap((part) => (part.tier === tier ? [`4 ${part.heading}`] : [])) ?? [];
  const parts = [...['3 Emergency', ...partsOf('emergency')], ...['3 Call us the same day', ...partsOf('same-day')]];
  expect(headings.slice(0, 2 + parts.length)).toEqual([
    ...['1 Migraine and Tension headache', '2 Get urgent help', ...parts],
  ]);
  expect(parts).toContain('4 For any of these problems');
  const sectionsOf = (title: string) =>
    document.sections
      .filter(({ kind, topic }) => kind !== 'urgent-help' && topic?.title === title)
      .map(({ heading }) => `3 ${heading}`);
  expect(headings.slice(2 + parts.length, -1)).toEqual([
    ...['2 Migraine', ...sectionsOf('Migraine')],
    ...['2 Tension headache', ...sectionsOf('Tension headache')],
    ...['2 Your visit', '3 Your follow-up'],
  ]);
});

it('says the language of a topic that is in another one than the handout', () => {
  const { document } = starterPacket(['muscle-twitches', 'migraine'], { locale: 'ar' });
  const html = renderToStaticMarkup(<HandoutPaper document={document} />);
  expect(html).toMatch(/<section class="[^"]*section[^"]*" data-urgent="" lang="ar" dir="rtl"/);
  expect(html).toMatch(/<section class="[^"]*urgentPart[^"]*" lang="en" dir="ltr"/);
  expect(html).toMatch(/<h2[^>]* lang="en"[^>]*>.*?Migraine/);
});

it('points at the urgent help of the section that is being edited', () => {
  const { document } = starterPacket(['migraine', 'tension-headache']);
  const [, second] = document.sections.filter(({ kind }) => kind === 'urgent-help');
  const html = renderToStaticMarkup(<HandoutPaper document={document} pointedKey={second?.key ?? null} />);
  expect(html).toContain(`data-section-key="${second?.key}" data-pointed-at=""`);
});
