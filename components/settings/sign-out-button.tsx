'use client';

import { LogOut } from 'lucide-react';
import { signOut } from 'next-auth/react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';

export function SignOutButton() {
  const [isLeaving, setLeaving] = useState(false);
  return (
    <Button
      icon={<LogOut aria-hidden />}
      isPending={isLeaving}
      onPress={() => {
        setLeaving(true);
        void signOut({ callbackUrl: '/sign-in' });
      }}
    >
      Sign out
    </Button>
  );
}
