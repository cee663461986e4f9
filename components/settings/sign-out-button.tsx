'use client';

import { LogOut } from 'lucide-react';
import { useState } from 'react';
import { signOut } from '@/components/shell/sign-out';
import { Button } from '@/components/ui/button';

export function SignOutButton() {
  const [isLeaving, setLeaving] = useState(false);
  return (
    <Button
      icon={<LogOut aria-hidden />}
      isPending={isLeaving}
      onPress={() => {
        setLeaving(true);
        void signOut();
      }}
    >
      Sign out
    </Button>
  );
}
