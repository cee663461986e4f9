import { expect, it } from 'vitest';
import { CALL, comeBack, DAYS, days, packet, SAME_DAY, sameDay, urgent } from './test-support-packets';
import { calf, call, fit, line, list, passage, passageFor } from './test-support-signs';

const general = passageFor('pregnancy-unanswered', call, list(calf));
const worse: [string, string] = ['calf-swollen', 'One calf is swollen a bit.'];
const shared = ['GET URGENT HELP', 'For any of these problems', CALL, '- One calf is swollen.'];

const codesOf = ({ findings }: ReturnType<typeof packet>) => findings.map(({ code }) => code);

it('leaves out a passage for some readers when the sign for everybody beside it prints above the topics', () => {
  const parts = [urgent('A', call, list(calf)), urgent('B', passage(sameDay, list(worse)), general, call, list(fit))];
  const unanswered = packet(parts);
  expect(unanswered.lines).toEqual([...shared, 'B', CALL, '- You have a seizure.']);
  expect(codesOf(unanswered)).not.toContain('blank-field');
  const answered = packet(parts, { pregnancy: 'pregnant' });
  expect(answered.lines.slice(-3)).toEqual(['B', SAME_DAY, '- One calf is swollen a bit.']);
});

it('leaves it out of a section below the urgent help, too', () => {
  const parts = [
    urgent('A', call, list(calf)),
    urgent('B', call, list(calf)),
    comeBack('B', passage(line('Drink more.')), general, days, list(fit)),
  ];
  const unanswered = packet(parts);
  expect(unanswered.lines.slice(-2)).toEqual([DAYS, '- You have a seizure.']);
  expect(unanswered.lines).not.toContain('Drink more.');
  expect(codesOf(unanswered)).not.toContain('blank-field');
});

it('prints what is left of a passage whose other signs print above the topics', () => {
  const given = packet([urgent('A', call, list(calf)), urgent('B', passage(call, list(calf, fit)))]);
  expect(given.lines).toEqual([...shared, 'B', CALL, '- You have a seizure.']);
  expect(codesOf(given)).not.toContain('blank-field');
});

it('keeps a passage waiting that shares only a sign that prints above the topics', () => {
  const given = packet([urgent('A', call, list(calf)), urgent('B', passage(sameDay, list(calf, fit)), general)]);
  expect(given.lines).toContain('[Pregnant]');
  expect(codesOf(given)).toContain('blank-field');
});
