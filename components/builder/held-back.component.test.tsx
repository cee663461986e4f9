import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { blankDraft } from '@/lib/domain/handout/assemble';
import type { SectionVersion } from '@/lib/domain/library/section';
import { issueHandout } from '@/lib/features/handouts/actions';
import { checks, draftOn, emptySection, openBuilder, openMore, patient, preview, sections } from './test-support';

const dialog = () => page.getByRole('dialog', { name: 'Issue handout' });
const issue = () => dialog().getByRole('button', { name: 'Issue and download PDF' });
const openIssue = () => userEvent.keyboard('{Control>}{Enter}{/Control}');

async function expectHeldBack(words: RegExp): Promise<void> {
  await expect.element(checks()).toHaveTextContent(words);
  await openIssue();
  await expect.element(dialog()).toHaveTextContent(words);
  await expect.element(issue()).toBeDisabled();
  // The key belongs to the dialog only once the focus is in it.
  await expect.poll(() => dialog().element().contains(document.activeElement)).toBe(true);
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog()).not.toBeInTheDocument();
}

describe('a handout is held back, saying so', () => {
  it('without a patient’s name', async () => {
    await openBuilder();
    await expectHeldBack(/patient name/i);
  });

  it('without a section', async () => {
    await openBuilder({ content: blankDraft({ locale: 'en', visitDate: '2026-11-22' }) });
    await expectHeldBack(/section/i);
  });

  it('with a blank, until it is filled in', async () => {
    await openBuilder({ gatedTopics: [] });
    await patient.name('Maria Núñez-O’Connor');
    await page.getByRole('button', { name: 'Add section' }).click();
    await page.getByRole('dialog', { name: 'Add section' }).getByRole('button', { name: 'Add Your follow-up' }).click();
    await expect.element(sections()).toHaveTextContent(/blank/);
    await expectHeldBack(/follow-up/i);
    await openMore();
    await page.getByRole('textbox', { name: 'Follow-up: when' }).fill('in 4 weeks');
    await expect.element(sections()).not.toHaveTextContent(/blank/);
    await openIssue();
    await expect.element(issue()).toBeEnabled();
  });

  it('with a blank of a template in its title', async () => {
    await openBuilder();
    await page.getByRole('textbox', { name: 'Handout title' }).fill('Your [[left/right/both]] eye');
    await expectHeldBack(/is still to be filled in/);
  });

  it.each([
    ['Thai', 'สวัสดี', /run.* “npm run fonts -- thai”/],
    ['Ethiopic', 'ሰላም', /run.* “npm run fonts -- amharic”/],
    ['emoji', '🙂', /take out or replace/],
  ])('with a note in %s, which is kept, and says what to do', async (_script, text, whatToDo) => {
    const builder = await openBuilder();
    await patient.name('Maria Núñez-O’Connor');
    await patient.note(`Note ${text}`);
    await expectHeldBack(/note/i);
    await expectHeldBack(whatToDo);
    await expect.poll(() => builder.held.content.note).toBe(`Note ${text}`);
    await builder.reopen();
    await openMore();
    await expect.element(page.getByRole('textbox', { name: 'Note for this patient' })).toHaveValue(`Note ${text}`);
  });

  it('until the patient was assessed, which is said where it is issued', async () => {
    await openBuilder();
    await patient.name('Maria Núñez-O’Connor');
    await openIssue();
    await expect.element(issue()).toBeDisabled();
    const assessed = dialog().getByRole('switch', { name: 'I have assessed this patient' });
    await expect.element(assessed).toHaveFocus();
    await userEvent.keyboard(' ');
    await expect.element(issue()).toBeEnabled();
  });
});

it('asks for whom a passage is meant, and holds the handout back until that is answered', async () => {
  await openBuilder({ gatedTopics: [] });
  await patient.name('Maria Núñez-O’Connor');
  await emptySection();
  await userEvent.keyboard('/pregnant{ArrowDown}');
  await expect.element(page.getByRole('option', { name: 'Only if pregnant' })).toHaveAttribute('aria-selected', 'true');
  await userEvent.keyboard('{Enter}Ask us before you take any medicine.');

  await openIssue();
  await expect.element(issue()).toBeDisabled();
  // Two presses: to the question, and the answer.
  await dialog()
    .getByRole('button', { name: /Pregnant\?/ })
    .click();
  await expect.element(dialog()).not.toBeInTheDocument();
  const question = page.getByRole('radiogroup', { name: 'Pregnant' });
  await question.getByText('No', { exact: true }).click();
  await expect.element(preview()).not.toHaveTextContent('Ask us before you take any medicine.');
  await question.getByText('Yes', { exact: true }).click();
  await expect.element(preview()).toHaveTextContent('Ask us before you take any medicine.');
  await openIssue();
  await expect.element(issue()).toBeEnabled();
});

it('prints agreed actions, medicines and how to reach us once they are given', async () => {
  await openBuilder();
  await openMore();
  await page.getByRole('textbox', { name: 'Agreed actions' }).fill('Walk every day\nCall us on Monday');
  await page.getByRole('textbox', { name: 'Medicines' }).fill('Paracetamol 500 mg, two tablets when it hurts');
  page.getByRole('switch', { name: 'How to reach us' }).element().focus();
  await userEvent.keyboard(' ');
  await expect.element(preview().getByRole('heading', { name: 'What we agreed' })).toBeInTheDocument();
  for (const words of [
    'Walk every day',
    'Call us on Monday',
    'Paracetamol 500 mg, two tablets when it hurts',
    'How to reach us',
    'Monday to Friday, 8 am to 5 pm',
  ]) {
    await expect.element(preview()).toHaveTextContent(words);
  }
});

it('asks for the date of birth again where the clinic wants that, and takes only the same one', async () => {
  vi.mocked(issueHandout).mockResolvedValue({ ok: false, failure: { code: 'busy' } });
  await openBuilder({ gatedTopics: [], confirmsBirthDate: true });
  await patient.name('Maria Núñez-O’Connor');
  await patient.born('03141981');
  await openIssue();
  await expect.element(issue()).toBeDisabled();
  // The dialog must not show the date that the clinician has to retype.
  await expect.element(dialog()).not.toHaveTextContent('1981');

  const again = dialog().getByRole('textbox', { name: 'The patient’s date of birth, once more' });
  await expect.element(again).toHaveFocus();
  await userEvent.keyboard('03151981');
  await expect.element(dialog()).toHaveTextContent('This is not the date of birth on the handout.');
  await expect.element(issue()).toBeDisabled();
  await again.fill('14 Mar 1981');
  await expect.element(issue()).toBeEnabled();
  await openIssue();
  await expect.poll(() => vi.mocked(issueHandout).mock.calls[0]?.[0]).toMatchObject({ birthDateAgain: '1981-03-14' });
});

describe('a date of birth that is no date', () => {
  it('holds the handout back by name after the day was erased, and no page shows an old or invented date', async () => {
    const builder = await openBuilder({ gatedTopics: [] });
    await patient.name('Maria Núñez-O’Connor');
    await patient.born('03/14/1981');
    await expect.element(preview()).toHaveTextContent('March 14, 1981');
    await patient.born('03//1981');
    await expectHeldBack(/Date of birth is incomplete/);
    await expect.element(preview()).not.toHaveTextContent('1981');
    await expect.poll(() => builder.held.content.patient.dateOfBirth).toBe('03//1981');
    await builder.reopen();
    await expect.element(page.getByRole('textbox', { name: 'Date of birth' })).toHaveValue('03//1981');
    await expectHeldBack(/Date of birth is incomplete/);
  });

  it.each(['06311981', '02/30/2021'])('holds the handout back as %s, which stays as typed', async (typed) => {
    await openBuilder({ gatedTopics: [] });
    await patient.name('Maria Núñez-O’Connor');
    await patient.born(typed);
    await expectHeldBack(/Date of birth is no day of the calendar/);
    await expect.element(page.getByRole('textbox', { name: 'Date of birth' })).toHaveValue(typed);
    await expect.element(preview()).not.toHaveTextContent(/June 30|February 28/);
  });

  it('is led to from the checks, the visit date too', async () => {
    await openBuilder({ gatedTopics: [], content: draftOn('muscle-twitches', { visitDate: '11/31/2026' }) });
    await checks()
      .getByRole('button', { name: /Visit date is no day/ })
      .click();
    await expect.element(page.getByRole('textbox', { name: 'Visit date' })).toHaveFocus();
  });
});

describe('a patient of another age', () => {
  it('is pointed out beside the ages that the topic is for', async () => {
    await openBuilder({ gatedTopics: [] });
    await patient.name('Maria Núñez-O’Connor');
    await patient.born('10/11/2026');
    await expect.element(checks()).toHaveTextContent('“Muscle twitches” is written for ages 16 and over');
  });

  it('is not issued a handout for a visit before the birth', async () => {
    await openBuilder({ gatedTopics: [], content: draftOn('muscle-twitches', { visitDate: '1981-03-13' }) });
    await patient.name('Maria Núñez-O’Connor');
    await patient.born('3/14/1981');
    await expectHeldBack(/Visit date is before the date of birth/);
  });
});

describe('a draft that lay over night', () => {
  const yesterdays = { gatedTopics: [], content: draftOn('muscle-twitches', { visitDate: '2026-11-21' }) };

  it('is warned of, and takes today’s date by one press in the checks', async () => {
    const builder = await openBuilder(yesterdays);
    await expect.element(checks()).toHaveTextContent('Visit date is yesterday, November 21');
    await expect.element(preview()).toHaveTextContent('November 21, 2026');
    await checks().getByRole('button', { name: 'Use today', exact: true }).click();
    await expect.element(checks()).not.toHaveTextContent('Visit date');
    await expect.element(preview()).toHaveTextContent('November 22, 2026');
    await expect.poll(() => builder.held.content.visitDate).toBe('2026-11-22');
  });

  it('says so where it is issued, beside both dates written out', async () => {
    await openBuilder(yesterdays);
    await patient.name('Maria Núñez-O’Connor');
    await patient.born('3/4/1981');
    await openIssue();
    await expect.element(dialog()).toHaveTextContent(/Date of birth\s*March 4, 1981/);
    await expect.element(dialog()).toHaveTextContent(/Visit date\s*November 21, 2026/);
    await dialog().getByRole('button', { name: 'Use today', exact: true }).click();
    await expect.element(dialog()).toHaveTextContent(/Visit date\s*November 22, 2026/);
    await expect.element(dialog()).not.toHaveTextContent('yesterday');
  });

  it('is warned of in a page that stayed open until after midnight in the clinic’s time zone', async () => {
    await openBuilder({ gatedTopics: [] });
    await expect.element(checks()).not.toHaveTextContent('Visit date');
    const before = Date.now();
    // The page was made at 10:00 in the clinic; it is 00:30 when somebody comes back to it.
    vi.spyOn(Date, 'now').mockReturnValue(before + 14.5 * 3_600_000);
    window.dispatchEvent(new Event('focus'));
    await expect.element(checks()).toHaveTextContent('Visit date is yesterday, November 22');
  });
});

describe('wording that nobody has reviewed', () => {
  it('is named where it is issued, and the sheet says so at its beginning', async () => {
    await openBuilder({ gatedTopics: [] });
    await patient.name('Maria Núñez-O’Connor');
    await openIssue();
    await expect
      .element(dialog())
      .toHaveTextContent('No clinician has reviewed this wording. The handout says so at its beginning.');
    await expect.element(preview()).toHaveTextContent(/Not clinically reviewed\.\s*Muscle twitches/);
  });

  it('is named section by section where a colleague reviewed the rest', async () => {
    const review = {
      reviewerName: 'Dr. Lee',
      reviewerCredentials: '',
      reviewedOn: '2026-03-02',
      nextReviewDue: '2028-03-02',
    };
    await openBuilder({
      gatedTopics: [],
      wording: (version) => (version.kind === 'urgent-help' ? version : { ...version, status: 'approved', review }),
    });
    await patient.name('Maria Núñez-O’Connor');
    await openIssue();
    await expect
      .element(dialog())
      .toHaveTextContent('No clinician has reviewed the wording of “Get urgent help”. The handout');
  });
});

describe('wording whose review is overdue', () => {
  const reviewed = (nextReviewDue: string) => {
    const review = {
      reviewerName: 'Dr. Priya Raman',
      reviewerCredentials: 'MD',
      reviewedOn: '2024-01-02',
      nextReviewDue,
    };
    return (version: SectionVersion): SectionVersion =>
      version.kind === 'about' ? { ...version, status: 'approved', review } : version;
  };

  it('is warned of, and prints under a banner that says so', async () => {
    await openBuilder({ gatedTopics: [], wording: reviewed('2026-10-22') });
    await patient.name('Maria Núñez-O’Connor');
    await expect.element(checks()).toHaveTextContent('What is a muscle twitch? is overdue for review');
    const banner = 'Review overdue: our clinic planned to check “What is a muscle twitch?” by October 22, 2026';
    await expect.element(preview()).toHaveTextContent(banner);
    await openIssue();
    await expect.element(issue()).toBeEnabled();
  });

  it('holds the handout back when it is too long ago', async () => {
    await openBuilder({ gatedTopics: [], wording: reviewed('2026-07-25') });
    await patient.name('Maria Núñez-O’Connor');
    await expectHeldBack(/What is a muscle twitch\? is too long overdue/);
  });
});
