import { Badge } from '@/components/ui/badge';
import { DataTable } from '@/components/ui/data-table';
import { roleWords } from '@/components/wording/role-words';
import type { MemberListItem } from '@/lib/features/clinics/data';

export function MembersTable({ members }: { members: readonly MemberListItem[] }) {
  return (
    <DataTable
      caption="Members of your clinic"
      rows={members}
      rowKey={(member) => member.userId}
      columns={[
        { id: 'name', heading: 'Name', isRowHeader: true, cell: (member) => member.name },
        { id: 'email', heading: 'Email', cell: (member) => member.email },
        { id: 'role', heading: 'Role', cell: (member) => roleWords[member.role] },
        {
          id: 'state',
          heading: 'State',
          cell: (member) => (member.disabled ? <Badge tone="red">Disabled</Badge> : 'Active'),
        },
      ]}
    />
  );
}
