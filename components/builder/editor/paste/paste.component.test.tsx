import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react/pure';
import { cpuMs } from '@/components/test-support/cpu-time';
import type { SectionBody } from '@/lib/domain/handout/body';
import { emptySection, openBuilder, preview, rest, wording } from '../../test-support';
import { BodyEditor } from '../body-editor';

const texts = (selector: string): (string | null)[] =>
  [...wording().element().querySelectorAll(selector)].map(({ textContent }) => textContent);

const notice = () => page.getByRole('status', { name: 'Paste' });
const undoPaste = () => page.getByRole('button', { name: 'Undo paste' });

type Clip = { html?: string; plain?: string; file?: File };

function clipboardWith({ html, plain, file }: Clip): DataTransfer {
  const data = new DataTransfer();
  if (html !== undefined) data.setData('text/html', html);
  if (plain !== undefined) data.setData('text/plain', plain);
  if (file) data.items.add(file);
  return data;
}

/** A paste as the browser hands it to the page. */
function paste(clip: Clip | DataTransfer): void {
  const clipboardData = clip instanceof DataTransfer ? clip : clipboardWith(clip);
  wording()
    .element()
    .dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
}

/** What the editor puts on the clipboard. */
function copied(): DataTransfer {
  const clipboardData = new DataTransfer();
  wording()
    .element()
    .dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }));
  return clipboardData;
}

async function openEmpty() {
  const builder = await openBuilder();
  await emptySection();
  return builder;
}

describe('a paste that could not be kept whole', () => {
  it('says under the text what was left out, and is announced', async () => {
    await openEmpty();
    expect(notice().element().textContent).toBe('');
    paste({ html: '<p>Take <s>10 mg</s> 25 <span style="font-family:Symbol">m</span>g<img src="data:,"></p>' });
    await expect.element(wording()).toHaveTextContent(/^Take 25 µg$/);
    await expect.element(notice()).toHaveTextContent('A deleted passage was left out: “10 mg”.');
    await expect.element(notice()).toHaveTextContent('Pictures cannot be pasted. One was left out.');
    expect(notice().element().getBoundingClientRect().top).toBeGreaterThanOrEqual(
      wording().element().getBoundingClientRect().bottom - 1,
    );
  });

  it('is taken back whole by one press, with what it replaced', async () => {
    await openEmpty();
    await userEvent.keyboard('Rest today.');
    rest();
    await userEvent.keyboard('{Control>}a{/Control}');
    paste({ html: '<p>Take <s>10</s> 5 mg</p><ol start="3"><li>Walk</li></ol><p>Stop</p>' });
    await expect.element(wording()).toHaveTextContent('Stop');
    await undoPaste().click();
    await expect.element(wording()).toHaveTextContent(/^Rest today\.$/);
    await expect.element(undoPaste()).not.toBeInTheDocument();
    await expect.element(preview()).toHaveTextContent('Rest today.');
  });

  it('keeps what was written before and behind it since then', async () => {
    await openEmpty();
    await userEvent.keyboard('Before. ');
    paste({ html: 'Take <s>10</s>5 mg' });
    await expect.element(undoPaste()).toBeVisible();
    await userEvent.keyboard(' After.');
    await expect.element(wording()).toHaveTextContent('Before. Take 5 mg After.');
    await undoPaste().click();
    await expect.element(wording()).toHaveTextContent(/^Before\. {1,2}After\.$/);
  });

  it('is answered with the keyboard alone', async () => {
    await openEmpty();
    paste({ html: 'Take <s>10</s> 5 mg' });
    await expect.element(undoPaste()).toBeVisible();
    undoPaste().element().focus();
    await userEvent.keyboard('{Tab}');
    await expect.element(page.getByRole('button', { name: 'Dismiss' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(undoPaste()).not.toBeInTheDocument();
    await expect.element(wording()).toHaveTextContent(/^Take 5 mg$/);
    await expect.element(wording()).toHaveFocus();
  });

  it('is no longer spoken of once it was undone, or once another one was kept whole', async () => {
    await openEmpty();
    await userEvent.keyboard('Rest. ');
    rest();
    paste({ html: 'Take <s>10</s> 5 mg' });
    await expect.element(undoPaste()).toBeVisible();
    await userEvent.keyboard('{Control>}z{/Control}');
    await expect.poll(() => notice().element().textContent).toBe('');
    paste({ html: 'Take <s>10</s> 5 mg' });
    await expect.element(undoPaste()).toBeVisible();
    paste({ plain: ' daily' });
    await expect.element(undoPaste()).not.toBeInTheDocument();
  });

  it.each(['light', 'dark'])('fits on a phone, in the %s theme', async (theme) => {
    document.documentElement.dataset.theme = theme;
    await page.viewport(375, 700);
    try {
      const body: SectionBody = { type: 'doc', content: [{ type: 'paragraph' }] };
      const shown = await render(
        <BodyEditor
          label="Text of a section"
          locale="en"
          body={body}
          onChange={() => {}}
          mergeValues={{}}
          placeholder={[]}
        />,
      );
      await wording().click();
      paste({ html: `<p>Take <s>${'x'.repeat(200)}</s> 5 mg <select><option>10 mg<option>20 mg</select></p>` });
      await expect.element(undoPaste()).toBeVisible();
      const { scrollWidth, clientWidth } = document.documentElement;
      expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
      await shown.unmount();
    } finally {
      delete document.documentElement.dataset.theme;
      await page.viewport(1440, 900);
    }
  });
});

describe('a clipboard without text', () => {
  it('is answered: a screenshot cannot be pasted', async () => {
    await openEmpty();
    paste({ file: new File(['x'], 'image.png', { type: 'image/png' }) });
    await expect.element(notice()).toHaveTextContent('Pictures cannot be pasted.');
    await expect.element(undoPaste()).not.toBeInTheDocument();
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await expect.poll(() => notice().element().textContent).toBe('');
  });

  it('is answered where all its parts are empty', async () => {
    await openEmpty();
    paste({ html: '', plain: '' });
    await expect.element(notice()).toHaveTextContent('The clipboard holds no text.');
  });
});

describe('a big clipboard', () => {
  it('of 5 MB is refused with a sentence, and nothing freezes', async () => {
    await openEmpty();
    await userEvent.keyboard('Rest.');
    const html = '<p class="MsoNormal"><span style="font-size:11pt">Take <b>5 mg</b> now.</span></p>'.repeat(60_000);
    expect(await cpuMs(() => paste({ html, plain: 'x' }))).toBeLessThan(1_000);
    await expect.element(notice()).toHaveTextContent('This is too much text for one section.');
    await expect.element(wording()).toHaveTextContent(/^Rest\.$/);
  });

  it('just under the limit is read in about a second', async () => {
    await openEmpty();
    const html = '<p class="MsoNormal"><span style="font-size:11pt">Take <b>5 mg</b> now.</span></p>'.repeat(3_000);
    const clipboard = { html: `${html}<!--${'x'.repeat(1_000_000)}-->`, plain: 'x' };
    expect(await cpuMs(() => paste(clipboard))).toBeLessThan(2_000);
    await expect.poll(() => texts('p').length).toBe(3_000);
  });
});

describe('the place of a paste', () => {
  it('in a cell keeps a list in the cell, and says so', async () => {
    await openEmpty();
    paste({ plain: 'Day\tDo\nMon\t' });
    await expect.poll(() => texts('td')).toEqual(['Mon', '']);
    getSelection()?.collapse(wording().element().querySelectorAll('td p')[1] ?? null, 0);
    await expect.element(page.getByRole('textbox', { name: 'Table caption' })).toBeVisible();
    paste({ html: '<ol start="2"><li>Rest</li><li>Walk</li></ol>' });
    await expect.poll(() => texts('td:nth-child(2) p')).toEqual(['2. Rest', '3. Walk']);
    expect(texts('ol')).toEqual([]);
    await expect.element(notice()).toHaveTextContent('Lists and tables cannot be in this place.');
  });

  it('in the middle of words keeps the number of a list’s first item', async () => {
    await openEmpty();
    await userEvent.keyboard('Take care');
    paste({ html: '<ol start="3"><li>Walk</li><li>Rest</li></ol>' });
    await expect.poll(() => texts('ol[start="3"] > li')).toEqual(['Walk', 'Rest']);
    expect(texts('p')[0]).toBe('Take care');
  });

  it('of a drop is read like a paste', async () => {
    await openEmpty();
    const dataTransfer = clipboardWith({ html: 'Take <s>10 mg</s> 5 mg', plain: 'Take 10 mg 5 mg' });
    const { left, top } = wording().element().getBoundingClientRect();
    const place = { clientX: left + 40, clientY: top + 30 };
    wording()
      .element()
      .dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true, ...place }));
    await expect.element(wording()).toHaveTextContent(/^Take 5 mg$/);
    await expect.element(notice()).toHaveTextContent('A deleted passage was left out: “10 mg”.');
  });
});

describe('a copy of a section', () => {
  it('is pasted as it was, with its boxes and its numbers', async () => {
    await openEmpty();
    await userEvent.keyboard('/callout{ArrowDown}{Enter}Rest now');
    await expect.poll(() => texts('div[data-callout]')).toEqual(['Rest now']);
    await userEvent.keyboard('{Control>}a{/Control}');
    const clip = copied();
    expect(clip.getData('text/html')).toContain('data-plainleaf-copy');
    await userEvent.keyboard('{Delete}');
    paste(clip);
    await expect.poll(() => texts('div[data-callout]')).toEqual(['Rest now']);
    expect(notice().element().textContent).toBe('');
  });

  it.each([
    { name: 'of another program', html: '<p data-pm-slice="0 0 []">Take <s>10 mg</s> 5 mg</p>' },
    {
      name: 'that another program changed',
      html: '<p data-pm-slice="0 0 []" data-plainleaf-copy="811c9dc5">Take <s>10 mg</s> 5 mg</p>',
    },
  ])('$name is read like everything else', async ({ html }) => {
    await openEmpty();
    paste({ html });
    await expect.element(wording()).toHaveTextContent(/^Take 5 mg$/);
    await expect.element(notice()).toHaveTextContent('A deleted passage was left out');
  });
});
