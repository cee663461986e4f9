import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { Run } from '@/lib/domain/handout/document';
import { Directed } from './directed';
import { Runs } from './runs';

const html = (text: string, locale: string): string =>
  withoutSpans(renderToStaticMarkup(<Directed text={text} locale={locale} />));

/** A span marks text that must not wrap. */
const withoutSpans = (markup: string): string => markup.replace(/<\/?span[^>]*>/g, '');

const keptOnOneLine = (markup: string): string[] =>
  Array.from(markup.matchAll(/<span[^>]*>(.*?)<\/span>/g), ([, inner = '']) => inner.replace(/<[^>]+>/g, ''));

it('shows a phone number in a right-to-left line in its own order', () => {
  expect(html('تلفن: ۰۲۱-۵۵۵۰۱۴۷', 'fa')).toBe('تلفن: <bdi dir="ltr">۰۲۱-۵۵۵۰۱۴۷</bdi>');
});

it('keeps Arabic digits in order, although a browser reverses them even in an isolate', () => {
  expect(html('هاتف ٠٥٤١-٥٥٥-٠١٤٧', 'ar')).toBe('هاتف <bdo dir="ltr">٠٥٤١-٥٥٥-٠١٤٧</bdo>');
});

it('adds no invisible character that a reader would copy, and nothing to plain words', () => {
  expect(html('هاتف ٠٥٤١-٥٥٥ 38.5°C', 'ar').replace(/<[^>]+>/g, '')).toBe('هاتف ٠٥٤١-٥٥٥ 38.5°C');
  expect(html('Call 541-555-0147.', 'en')).toBe('Call 541-555-0147.');
});

const run = (text: string, bold = false): Run => ({ text, bold, italic: false, href: null, blank: null });

it('shows a dose in its own order although an invisible character turns it around', () => {
  const text = 'Take \u202e12.5 mg\u202c now';
  expect(html(text, 'en')).toBe('Take 12.5 mg now');
  expect(withoutSpans(renderToStaticMarkup(<Runs runs={[run(text)]} locale="en" />))).toBe('Take 12.5 mg now');
});

it('keeps a bold number on its own side of its unit', () => {
  const markup = renderToStaticMarkup(<Runs runs={[run('خذ '), run('5', true), run(' mg الآن')]} locale="ar" />);
  expect(withoutSpans(markup)).toBe('خذ <bdi dir="ltr"><strong>5</strong> mg</bdi> الآن');
});

it('keeps a number on one line with its unit, as on paper', () => {
  const kept = (text: string, locale = 'en'): string[] =>
    keptOnOneLine(renderToStaticMarkup(<Directed text={text} locale={locale} />));
  expect(kept('Take 2.5–5 ml or 12.5/25mg, at 8 a.m. and 541-555-0147.')).toEqual([
    '2.5–5 ml',
    '12.5/25mg,',
    '8 a.m.',
    '541-555-0147.',
  ]);
  expect(kept('خذ ٥ ملغ أو 2.5 mg الآن', 'ar')).toEqual(['٥ ملغ', '2.5 mg']);
  expect(kept('Take 5   mg, or מ-40    mg')).toEqual(['5   mg', 'מ-40    mg']);
  expect(kept('Call 911 in 3 out of 4 cases, or later')).toEqual([]);
  const bold = renderToStaticMarkup(<Runs runs={[run('Take '), run('5', true), run(' mg now')]} locale="en" />);
  expect(keptOnOneLine(bold)).toEqual(['5 mg']);
});
