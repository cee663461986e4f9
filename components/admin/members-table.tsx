import { Badge } from '@/components/ui/badge';
import { DataTable } from '@/components/ui/data-table';
import { counted } from '@/components/wording/review-words';
import { roleWords } from '@/components/wording/role-words';
import type { MemberListItem } from '@/lib/features/members/data';
import { MemberMenu } from './member-menu';

export function MembersTable({ members }: { members: readonly MemberListItem[] }) {
  return (
    <DataTable
      caption="Members of your clinic"
      rows={members}
      rowKey={(member) => member.userId}
      columns={[
        {
          id: 'name',
          heading: 'Name',
          isRowHeader: true,
          cell: ({ name, isSelf }) => (
            <span className="flex flex-wrap items-center gap-2">
              {name} {isSelf ? <Badge>You</Badge> : null}
            </span>
          ),
        },
        { id: 'email', heading: 'Email', cell: (member) => member.email },
        { id: 'role', heading: 'Role', cell: (member) => roleWords[member.role] },
        { id: 'state', heading: 'State', cell: (member) => <State member={member} /> },
        {
          id: 'more',
          heading: 'What you can do',
          headingHidden: true,
          className: 'w-14 ps-0!',
          cell: (member) => <MemberMenu member={member} />,
        },
      ]}
    />
  );
}

function State({ member: { disabled, sessions } }: { member: MemberListItem }) {
  if (disabled) return <Badge tone="red">Disabled</Badge>;
  return sessions === 0 ? 'Active' : `Active, ${counted(sessions, 'session')} open`;
}
