'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { DateField } from '@/components/ui/date-field';
import { Select } from '@/components/ui/select';
import type { Clinic } from '@/lib/domain/clinic/clinic';
import { wholeDate } from '@/lib/domain/clinic/dates';
import { type AuditFilters, auditAddress, filledInFilters } from './audit-filters';
import { auditKinds } from './audit-words';

/** The option that leaves a filter open. */
const ALL = '';
const none: AuditFilters = { who: '', what: '', from: '', to: '' };

/** Who, what and when; the address keeps them, so that a page can be sent to a colleague. */
export function ActivityFilters({
  filters: start,
  members,
  clinic,
}: {
  filters: AuditFilters;
  members: readonly { id: string; name: string }[];
  clinic: Pick<Clinic, 'locale'>;
}) {
  const router = useRouter();
  const [filters, setFilters] = useState(start);
  const [from, to] = [wholeDate(filters.from), wholeDate(filters.to)];
  const isBackwards = from !== '' && to !== '' && from > to;

  const filter = (change: Partial<AuditFilters>): void => {
    const wanted = { ...filters, ...change };
    setFilters(wanted);
    const address = auditAddress('/admin/activity', wanted);
    // Half a date changes nothing yet.
    if (address !== auditAddress('/admin/activity', filters)) router.replace(address, { scroll: false });
  };

  return (
    <div className="mb-4 grid grid-cols-2 items-end gap-3 lg:grid-cols-[minmax(0,1.2fr)_minmax(0,1.4fr)_minmax(0,1fr)_minmax(0,1fr)_auto]">
      <Select
        label="Who"
        className="max-sm:col-span-full"
        options={[{ id: ALL, label: 'Everyone' }, ...members.map(({ id, name }) => ({ id, label: name }))]}
        value={filters.who}
        onChange={(who) => filter({ who })}
      />
      <Select
        label="What"
        className="max-sm:col-span-full"
        options={[{ id: ALL, label: 'Everything' }, ...auditKinds]}
        value={filters.what}
        onChange={(what) => filter({ what })}
      />
      <DateField label="From" value={filters.from} onChange={(from) => filter({ from })} locale={clinic.locale} />
      <DateField
        label="To"
        value={filters.to}
        onChange={(to) => filter({ to })}
        locale={clinic.locale}
        {...(isBackwards ? { error: 'This is before the first date.' } : {})}
      />
      <Button
        className="max-lg:col-span-full"
        isDisabled={Object.keys(filledInFilters(filters)).length === 0}
        onPress={() => filter(none)}
      >
        Clear filters
      </Button>
    </div>
  );
}
