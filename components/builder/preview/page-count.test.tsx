import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { bilingualHandout } from '@/lib/pdf/test-support/bilingual-handout';
import { PageCount } from './page-count';

const page = { picture: null, width: 612, height: 792, spots: [] };
const shown = { is: 'shown' as const, pages: [page, page], lastPage: null, closest: 1 };

it('offers no fewer pages for a bilingual handout, which is never squeezed', () => {
  const document = bilingualHandout(['muscle-twitches'], 'es');
  const { counterpart: _english, ...spanish } = document;
  const countOf = (of: typeof document): string =>
    renderToStaticMarkup(<PageCount shown={shown} document={of} onFit={() => undefined} />);
  expect(countOf(spanish)).toContain('Fit to 1 page');
  expect(countOf(document)).not.toContain('Fit to');
});
