import type { Role } from '../domain/access/role';

/** The passphrase of every demo account. It opens nothing but the demo, which listens on loopback only. */
export const demoPassphrase = 'plainleaf demo passphrase';

export const demoAccounts: readonly { email: string; name: string; role: Role; clinic: 'riverside' | 'hillview' }[] = [
  { email: 'clinician@riverside.example', name: 'Dr. Amara Osei', role: 'clinician', clinic: 'riverside' },
  { email: 'editor@riverside.example', name: 'Jonas Lindqvist, RN', role: 'editor', clinic: 'riverside' },
  { email: 'admin@riverside.example', name: 'Priya Raman', role: 'admin', clinic: 'riverside' },
  { email: 'clinician@hillview.example', name: 'Dr. Ewan Murray', role: 'clinician', clinic: 'hillview' },
];
