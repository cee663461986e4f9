import { expect, it } from 'vitest';
import { auditAddress, auditQuery } from './audit-filters';

it('reads an address and writes the same one', () => {
  const query = { who: '01920000-0000-7000-8000-000000000000', what: 'handout.issued', from: '2026-11-01', to: '' };
  const { filters, before } = auditQuery({ ...query, before: '120' });
  expect(filters).toEqual(query);
  expect(before).toBe(120);
  expect(auditAddress('/admin/activity', filters, before)).toBe(
    '/admin/activity?who=01920000-0000-7000-8000-000000000000&what=handout.issued&from=2026-11-01&before=120',
  );
});

it('takes what makes no sense for no filter', () => {
  expect(auditQuery({ who: "'or 1=1", from: 'yesterday', to: ['a', 'b'], before: '-1' })).toEqual({
    filters: { who: '', what: '', from: '', to: '' },
    before: undefined,
  });
});
