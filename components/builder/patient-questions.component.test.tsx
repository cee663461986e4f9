import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { topicOf } from '@/components/test-support/library';
import type { BlockNode } from '@/lib/domain/handout/body';
import type { Condition } from '@/lib/domain/handout/conditions';
import type { SectionVersion } from '@/lib/domain/library/section';
import { draftOn, openBuilder, patient, preview, sections } from './test-support';

const row = () => page.getByRole('group', { name: 'About this patient' });
const question = (name: string) => row().getByRole('radiogroup', { name });

const passage = (when: Condition, text: string): BlockNode => ({
  type: 'passage',
  attrs: { when },
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

/** The clinic's own wording of one section has these passages. */
const withPassages =
  (...passages: BlockNode[]) =>
  (version: SectionVersion): SectionVersion =>
    version.kind === 'about'
      ? { ...version, body: { ...version.body, content: [...version.body.content, ...passages] } }
      : version;

it('answers each question of the chosen sections with two keys, in one row', async () => {
  await openBuilder({
    gatedTopics: [],
    wording: withPassages(
      passage('kidney-disease', 'Because you have kidney disease, call us.'),
      passage('kidney-disease-unanswered', 'If you have kidney disease, ask us.'),
      passage('insulin', 'Because you take insulin, check your sugar.'),
      passage('diabetes', 'Because you have diabetes, look at your feet.'),
    ),
  });
  await expect.element(question('Kidney disease')).toBeInTheDocument();
  // The topic itself has a passage for pregnant readers; nothing else is asked.
  expect(row().getByRole('radiogroup').elements()).toHaveLength(4);
  await expect.element(preview()).toHaveTextContent('If you have kidney disease, ask us.');

  page.getByRole('textbox', { name: 'Record number' }).element().focus();
  await userEvent.keyboard('{Tab}{ArrowRight}');
  await expect.element(question('Pregnant').getByRole('radio', { name: 'No' })).toBeChecked();
  await userEvent.keyboard('{Tab} ');
  await expect.element(question('Kidney disease').getByRole('radio', { name: 'Yes' })).toBeChecked();
  await userEvent.keyboard('{Tab}{ArrowRight}');
  await expect.element(question('Diabetes').getByRole('radio', { name: 'No' })).toBeChecked();
  await userEvent.keyboard('{Tab} ');
  await expect.element(question('Takes insulin').getByRole('radio', { name: 'Yes' })).toBeChecked();

  await expect.element(preview()).toHaveTextContent('Because you have kidney disease, call us.');
  await expect.element(preview()).toHaveTextContent('Because you take insulin, check your sugar.');
  await expect.element(preview()).not.toHaveTextContent('look at your feet');
  await expect.element(preview()).not.toHaveTextContent('If you have kidney disease');
});

it('answers "Over 65" by the date of birth, says so, and lets the clinician change it', async () => {
  const builder = await openBuilder({
    gatedTopics: [],
    content: draftOn('muscle-twitches'),
    wording: withPassages(passage('over-65', 'Because you are over 65, call us sooner.')),
  });
  await expect.element(question('Over 65').getByRole('radio', { name: 'Yes' })).not.toBeChecked();
  await patient.born('03141950');
  await expect.element(question('Over 65').getByRole('radio', { name: 'Yes' })).toBeChecked();
  await expect.element(question('Over 65')).toHaveTextContent('By date of birth');
  await expect.element(preview()).toHaveTextContent('Because you are over 65, call us sooner.');

  await question('Over 65').getByText('No', { exact: true }).click();
  await expect.element(question('Over 65')).toHaveTextContent('Not what the date of birth says');
  await expect.element(preview()).not.toHaveTextContent('Because you are over 65');
  await expect.poll(() => builder.held.content.choices.over65).toBe('not-over-65');

  await question('Over 65').getByText('Yes', { exact: true }).click();
  await expect.element(question('Over 65')).toHaveTextContent('By date of birth');
  await expect.poll(() => builder.held.content.choices.over65).toBe(null);
});

it('shows what only the clinician weighs, of the topics that are given, and prints none of it', async () => {
  await openBuilder({
    topicAsks: [
      { id: topicOf('muscle-twitches').id, asks: ['past rheumatic fever', 'HIV'] },
      { id: topicOf('low-back-pain').id, asks: ['past cancer'] },
    ],
  });
  await expect.element(page.getByText('Ask about, not printed:').first()).toBeInTheDocument();
  await expect.element(page.getByText('past rheumatic fever · HIV', { exact: false })).toBeInTheDocument();
  await expect.element(page.getByText('past cancer', { exact: false })).not.toBeInTheDocument();
  await expect.element(preview()).not.toHaveTextContent('rheumatic');
});

describe('answers when the draft is handed to another patient', () => {
  const assessed = () => page.getByRole('switch', { name: 'I have assessed this patient' });
  const toRecordNumber = () => page.getByRole('textbox', { name: 'Record number' }).click();
  const toSections = () => sections().getByRole('button').first().click();

  /** A draft for Maria, who was assessed and is pregnant. */
  async function openForMaria() {
    const builder = await openBuilder({ content: draftOn('low-back-pain') });
    await patient.name('Maria Núñez');
    await patient.born('03/14/1981');
    await question('Pregnant').getByText('Yes', { exact: true }).click();
    await assessed().click({ force: true });
    await expect.poll(() => builder.held.content.assessed).toBe(true);
    return builder;
  }

  it('are taken back once the focus leaves the patient, and one press brings them back', async () => {
    const builder = await openForMaria();
    await patient.name('Tom Reed');
    await toRecordNumber();
    await expect.element(assessed()).toBeChecked();
    await toSections();
    await expect.element(assessed()).not.toBeChecked();
    await expect.element(question('Pregnant').getByRole('radio', { name: 'Yes' })).not.toBeChecked();
    await expect.poll(() => builder.held.content.assessed).toBe(false);
    await expect
      .element(page.getByText('“I have assessed this patient” and the answers about the patient are taken back'))
      .toBeInTheDocument();
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await expect.element(assessed()).toBeChecked();
    await expect.element(question('Pregnant').getByRole('radio', { name: 'Yes' })).toBeChecked();
  });

  it('are taken back though the name was empty for a while, or the date of birth alone is another', async () => {
    await openForMaria();
    await patient.name('');
    await toSections();
    await expect.element(assessed()).toBeChecked();
    await patient.name('Tom Reed');
    await toSections();
    await expect.element(assessed()).not.toBeChecked();
    await assessed().click({ force: true });
    await patient.born('03/14/1950');
    await toSections();
    await expect.element(assessed()).not.toBeChecked();
  });

  it('stay when the name is put right', async () => {
    await openForMaria();
    await patient.name('María Núñez-O’Connor');
    await toSections();
    await expect.element(assessed()).toBeChecked();
  });
});
