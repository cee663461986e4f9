import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';

type AxeResults = Awaited<ReturnType<AxeBuilder['analyze']>>;

const axePackage = createRequire(import.meta.url).resolve('@axe-core/playwright');
// The package's own runner sends axe unminified and twice for every run. This goes to the browser once a document.
const axeSource = readFileSync(createRequire(axePackage).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * The rules that see color. The dark appearance is the same document with other colors (light-dark() in globals.css), so
 * no other rule can answer differently there.
 */
const colorRules = ['color-contrast', 'link-in-text-block'];

/**
 * axe finds nothing, in the light and in the dark appearance. `within` limits the check to a dialog: the page
 * below was checked before the dialog opened, and is inert.
 */
export async function expectNoAxeViolations(page: Page, within?: Locator): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  expect(await violationsIn(page, within), `axe in light on ${page.url()}`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violationsIn(page, within, colorRules), `axe in dark on ${page.url()}`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
}

async function violationsIn(page: Page, within: Locator | undefined, rules?: readonly string[]) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  return (within ?? page.locator(':root')).evaluate(async (place, onlyRules) => {
    // Colors are measured, so nothing may be half faded in.
    const running = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity);
    await Promise.allSettled(running.map((animation) => animation.finished));
    const { axe } = window as unknown as { axe: { run: (...args: unknown[]) => Promise<AxeResults> } };
    const { violations } = await axe.run(place === document.documentElement ? document : place, {
      resultTypes: ['violations'],
      ...(onlyRules && { runOnly: { type: 'rule', values: onlyRules } }),
    });
    return violations.map(({ id, help, nodes }) => ({
      rule: `${id}: ${help}`,
      places: nodes.map(({ target, failureSummary }) => `${target.join(' ')} — ${failureSummary}`),
    }));
  }, rules);
}
