import type { BrowserContext } from '@playwright/test';
import { tenth } from '../bench/spread';

const limits = { searchPath: { actions: 8, seconds: 30 } } as const;
/** Of somebody who types 40 words a minute. */
const KEY_MS = 300;

/** From the home page to the PDF by way of the search: what is pressed and typed, and how long it takes. */
export async function measureActions(context: BrowserContext) {
  const page = await context.newPage();
  await page.goto('/');
  const question = page.getByRole('combobox', { name: 'What is this handout about?' });
  await question.waitFor();
  const begun = Date.now();
  let actions = 0;
  const act = async (action: () => Promise<unknown>): Promise<void> => {
    actions += 1;
    await action();
  };
  await act(() => question.pressSequentially('twitch', { delay: KEY_MS }));
  await page.getByRole('option').first().waitFor();
  await act(() => question.press('Enter'));
  const name = page.getByRole('textbox', { name: 'Patient name' });
  await name.waitFor();
  await act(() => name.pressSequentially('Maria Lopez', { delay: KEY_MS }));
  await act(() => page.keyboard.press('ControlOrMeta+Enter'));
  const dialog = page.getByRole('dialog', { name: 'Issue handout' });
  // Muscle twitches are explained to somebody who was examined: the clinician says so.
  const assessed = dialog.getByRole('switch', { name: 'I have assessed this patient' });
  await assessed.waitFor();
  await act(() => assessed.press('Space'));
  const issue = dialog.getByRole('button', { name: 'Issue and download PDF' });
  await Promise.all([page.waitForEvent('download'), act(() => issue.click())]);
  const seconds = tenth((Date.now() - begun) / 1_000);
  await page.close();
  const { searchPath } = limits;
  return {
    limits,
    searchPath: { actions, seconds },
    isKept: actions <= searchPath.actions && seconds <= searchPath.seconds,
  };
}
