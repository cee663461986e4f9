import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react/pure';
import { router } from '@/components/test-support/navigation';
import { PageShortcuts } from './page-shortcuts';

const search = () => page.getByRole('searchbox', { name: 'Search' });

beforeEach(async () => {
  await render(
    <main>
      <h1>Library</h1>
      <input type="search" aria-label="Search" />
      <PageShortcuts />
    </main>,
  );
});

it('lists the shortcuts at a question mark, but not while somebody types', async () => {
  await search().click();
  await userEvent.keyboard('what?');
  await expect.element(search()).toHaveValue('what?');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  await page.getByRole('heading', { level: 1 }).click();
  await userEvent.keyboard('?');
  await expect
    .element(page.getByRole('dialog', { name: 'Keyboard shortcuts' }))
    .toHaveTextContent('Search on this page');
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
});

it('goes to the search of the page, and from there to another page', async () => {
  await userEvent.keyboard('/');
  await expect.element(search()).toHaveFocus();
  await expect.element(search()).toHaveValue('');
  await userEvent.keyboard('{Alt>}{Shift>}L{/Shift}{/Alt}');
  expect(router.push).toHaveBeenCalledExactlyOnceWith('/library');
});
