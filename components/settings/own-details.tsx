import { roleWords } from '@/components/wording/role-words';
import type { Role } from '@/lib/domain/access/role';

export function OwnDetails(props: { name: string; email: string; role: Role; clinicName: string }) {
  const details = [
    { term: 'Name', value: props.name },
    { term: 'Email', value: props.email },
    { term: 'Role', value: roleWords[props.role] },
    { term: 'Clinic', value: props.clinicName },
  ];
  return (
    <dl className="divide-y divide-line rounded-xl border border-line bg-panel">
      {details.map(({ term, value }) => (
        <div key={term} className="flex flex-wrap gap-x-6 px-4 py-3">
          <dt className="w-24 text-ink-2">{term}</dt>
          <dd className="min-w-0 flex-1 font-semibold break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
