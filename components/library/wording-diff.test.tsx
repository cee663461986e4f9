import { renderToString } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { paragraphs } from '@/lib/domain/handout/test-support';
import * as wordings from '@/lib/domain/text-diff/wordings';
import { WordingDiff } from './wording-diff';

it('S29: the server draws a page with two wordings without comparing them', () => {
  const compare = vi.spyOn(wordings, 'diffWordings');
  const before = { heading: 'A', body: paragraphs('Rest.') };
  const html = renderToString(<WordingDiff before={before} after={{ ...before, heading: 'B' }} locale="en" />);
  expect(compare).not.toHaveBeenCalled();
  expect(html).toContain('Comparing…');
});
