import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { Run } from '@/lib/domain/handout/document';
import { Directed } from './directed';
import { Runs } from './runs';

const html = (text: string, locale: string): string => renderToStaticMarkup(<Directed text={text} locale={locale} />);

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

it('keeps a bold number on its own side of its unit', () => {
  const markup = renderToStaticMarkup(<Runs runs={[run('خذ '), run('5', true), run(' mg الآن')]} locale="ar" />);
  expect(markup).toBe('خذ <bdi dir="ltr"><strong>5</strong> mg</bdi> الآن');
});
