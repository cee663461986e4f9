import { expect, type Locator, type Page } from '@playwright/test';
import { expectNoAxeViolations } from './axe';

/** Accessibility and layout checks for any screen. */

/** The last of them is the one that the walk works at, so that a screen is afterwards as it was. */
const widths = [320, 768, 1280];
export const walkViewport = { width: 1280, height: 800 };

/** The screen is loaded and nothing of it was used yet: the first Tab must begin where a reader begins. */
export async function expectAccessibleScreen(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  // What the last click was on may have given way to another button, whose tooltip is outside of the landmarks.
  await page.mouse.move(0, 0);
  await expect(page.getByRole('tooltip')).toHaveCount(0);
  await expectNoAxeViolations(page);
  await expectNoSidewaysScroll(page);
  await expectTabMovesOn(page);
  expect(await page.evaluate(controlsWithoutFocusRing), `no focus ring on ${page.url()}`).toEqual([]);
}

export type Overlay = {
  /** The button that has the focus before and after. */
  opener: Locator;
  /** The item of the opener's menu that opens it. */
  via?: string;
  /** What opens it; a switch takes no Enter. */
  key?: 'Enter' | 'Space';
  /** The dialog, popup or menu. */
  overlay: Locator;
  /** Brings it into another state, which axe looks at as well. */
  inside?: () => Promise<unknown>;
};

/** A dialog, popup or menu takes the focus, keeps it, closes with Escape and gives the focus back. */
export async function expectAccessibleOverlay(page: Page, overlayOf: Overlay): Promise<void> {
  const { opener, via, key = 'Enter', overlay, inside } = overlayOf;
  await opener.press(key);
  if (via) await page.getByRole('menuitem', { name: via }).press('Enter');
  await expect(overlay).toBeVisible();
  const holdsFocus = () => overlay.evaluate((element) => element.contains(document.activeElement));
  await expect.poll(holdsFocus, 'the focus is inside').toBe(true);
  for (const move of (await isMenu(overlay)) ? [] : ['Tab', 'Shift+Tab']) {
    await page.keyboard.press(move);
    expect(await holdsFocus(), `the focus is inside after ${move}`).toBe(true);
  }
  await expectNoAxeViolations(page, overlay);
  if (inside) {
    await inside();
    await expectNoAxeViolations(page, overlay);
  }
  // The first Escape may go to the name that floats below a button with the focus.
  await expect(async () => {
    await page.keyboard.press('Escape');
    await expect(overlay).toBeHidden({ timeout: 2_000 });
  }).toPass();
  await expect(opener).toBeFocused();
}

/** In a menu the arrow keys move, and Tab leaves it. */
async function isMenu(overlay: Locator): Promise<boolean> {
  return (await overlay.getAttribute('role')) === 'menu';
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: walkViewport.height });
    await expect.poll(() => page.evaluate(sidewaysOverflow), `${page.url()} at ${width} px`).toEqual([]);
  }
}

/** A handful of presses: each leads to something else that can be seen, and Shift+Tab leads back. */
async function expectTabMovesOn(page: Page): Promise<void> {
  const reached: string[] = [];
  for (const key of ['Tab', 'Tab', 'Tab', 'Shift+Tab']) {
    await page.keyboard.press(key);
    reached.push(await page.evaluate(whatHasFocus));
  }
  const path = `Tab on ${page.url()}: ${reached.join(' → ')}`;
  expect(path).not.toContain('unseen');
  const [first, second, third, back] = reached;
  // Where there are but one or two links, Tab is soon at the first again.
  if ((await page.locator('a[href]:visible, button:visible').count()) < 3) return;
  expect(new Set([first, second, third]).size, path).toBe(3);
  // From the end of a page, Tab leaves it and Shift+Tab comes back to its end.
  if (!reached.includes(outside)) expect(back, path).toBe(second);
}

const outside = 'outside the page';

/*
 * These run in the page, so each holds all that it needs.
 */

async function sidewaysOverflow(): Promise<string[]> {
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth > clientWidth ? [`${scrollWidth - clientWidth} px too wide`] : [];
}

function whatHasFocus(): string {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return 'outside the page';
  // A switch is an input that nobody sees, in a label that everybody does.
  const box = (element.closest('label') ?? element).getBoundingClientRect();
  const isSeen =
    element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) &&
    box.width > 1 &&
    box.height > 1 &&
    box.bottom > 0 &&
    box.top < innerHeight &&
    box.right > 0 &&
    box.left < innerWidth;
  const index = [...document.querySelectorAll('*')].indexOf(element);
  const name = element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40);
  return `${isSeen ? '' : 'unseen '}${element.localName} ${index} “${name}”`;
}

/** Focuses every control as Tab would and compares what is drawn before and after. */
async function controlsWithoutFocusRing(): Promise<string[]> {
  const drawn = () =>
    new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = done;
      port2.postMessage(null);
    });
  const ring = (element: Element, pseudo?: string): string => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow, backgroundColor } = getComputedStyle(element, pseudo);
    const outline = outlineStyle === 'none' ? 'none' : `${outlineStyle} ${outlineWidth} ${outlineColor}`;
    return `${outline}, ${boxShadow}, ${backgroundColor}`;
  };
  /** The ring may be drawn around the control, around the field it is a part of, or on a knob within its label. */
  const look = (control: Element): string => {
    const label = control.closest('label') ?? control;
    const parts = [label.parentElement, label, ...[...label.querySelectorAll('*')].slice(0, 12)];
    return parts
      .map((part) => (part && isSeen(part, label) ? `${ring(part)} ${ring(part, '::after')}` : ''))
      .join('; ');
  };
  /** A ring on an input that is hidden in its label helps nobody. */
  const isSeen = (part: Element, label: Element): boolean => {
    const { width, height } = part.getBoundingClientRect();
    if (width <= 1 || height <= 1) return false;
    return part === label || !part.parentElement || !label.contains(part) || isSeen(part.parentElement, label);
  };
  const controls = [
    ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex="0"]'),
  ].filter(
    (control) =>
      control.tabIndex >= 0 &&
      !control.matches(':disabled') &&
      !control.closest('[inert], [aria-hidden="true"]') &&
      control.checkVisibility({ visibilityProperty: true }),
  );
  const without: string[] = [];
  for (const control of controls) {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    await drawn();
    const before = look(control);
    control.focus({ preventScroll: true });
    await drawn();
    // What hands the focus on, such as the first of several choices, is seen where it hands it to.
    if (document.activeElement === control && look(control) === before)
      without.push(
        `${control.localName} “${control.getAttribute('aria-label') ?? control.textContent?.trim().slice(0, 40)}”`,
      );
  }
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  return without;
}
