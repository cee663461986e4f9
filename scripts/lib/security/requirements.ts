/** What protects patients and their clinics, and where. Which tests hold each is read off their titles, by its id. */
export type Requirement = { id: string; what: string; where: string };

const of = (id: string, what: string, where: string): Requirement => ({ id, what, where });

export const requirements: readonly Requirement[] = [
  of(
    'S1',
    'Every page, route and action checks session, role and clinic where the data is',
    '`lib/action.ts`, `lib/auth`',
  ),
  of('S2', 'Another clinic’s id and a made-up id are the same not-found, for every read and write', '`lib/features`'),
  of(
    'S3',
    'Forced row-level security: the runtime role owns nothing, and sees no row without a clinic',
    '`prisma/migrations`, `lib/db/with-clinic.ts`',
  ),
  of('S4', 'What stands in front of the routes is never the only guard', '`proxy.ts`, `lib/auth`'),
  of(
    'S5',
    'Other sites send no action and no request, and what they link to is opened only once its reader says so',
    '`proxy.ts`, `lib/web/same-origin.ts`, `lib/web/open-to-links.ts`, `lib/run-signed-in.ts`',
  ),
  of(
    'S6',
    'Only the host of `NEXTAUTH_URL` is served; what a client claims about its host counts for nothing',
    '`proxy.ts`, `lib/web/served-host.ts`',
  ),
  of('S7', 'Every input has a strict schema; unknown keys are refused', '`lib/action.ts`'),
  of('S8', 'Signing out ends the session on the server', '`lib/auth/sessions.ts`'),
  of(
    'S9',
    'A disabled member’s sessions end at once; members and admins see and end sessions; the last admin stays',
    '`lib/features/members`, `lib/features/sessions`',
  ),
  of(
    'S10',
    'An idle session ends after 15 minutes, with a warning two minutes before, any after 12 hours; the draft is kept',
    '`lib/domain/access/session-life.ts`, `components/shell/session-watch.tsx`',
  ),
  of(
    'S11',
    'Over https the session’s cookie is `__Host-`, Secure, HttpOnly and Lax',
    '`lib/auth/next-auth-options.ts`',
  ),
  of(
    'S12',
    'Signing in, a second factor and another clinic each give the session a new 256-bit secret, stored as a hash',
    '`lib/auth/sessions.ts`',
  ),
  of(
    'S13',
    'Passphrases of 15 characters or more, without rules of composition, and not among the well-known ones',
    '`lib/auth/passphrase.ts`',
  ),
  of(
    'S14',
    'Passphrases as argon2id, hashed anew when its cost rises; the role that serves gets the hash of one account a transaction',
    '`lib/auth/passphrase.ts`, `lib/auth/password-hash.ts`',
  ),
  of(
    'S15',
    'Sign-ins, codes and passkeys are limited each by itself, over all servers; a known device is not locked out by its address, and nobody for good',
    '`lib/auth`',
  ),
  of(
    'S16',
    'A second factor stands between a passphrase and the clinic, where the clinic asks for one; codes work once',
    '`lib/auth/second-factors`, `lib/features/sign-in-policy`',
  ),
  of(
    'S17',
    'Passkeys, only with the device unlocked by its holder; each challenge is bound to person, session and purpose, and signed once',
    '`lib/auth/second-factors/passkeys.ts`, `lib/auth/one-time-token.ts`',
  ),
  of(
    'S18',
    'Every change of a password or factor takes one proof, the password and the second factor where there is one, and the owner is told by mail',
    '`lib/auth/second-factors/proofs.ts`, `lib/auth/owner-notices.ts`',
  ),
  of(
    'S19',
    'Links by mail are 256 random bits, stored as hashes, used once and short-lived; asking for one answers alike for every address',
    '`lib/features/resets`, `lib/features/joining`, `lib/mail`',
  ),
  of(
    'S20',
    'Single sign-on goes by issuer and subject, with PKCE, state and nonce, and links nobody by address',
    '`lib/auth/single-sign-on`',
  ),
  of('S21', 'Addresses that could be taken for another are refused', '`lib/domain/access/email-address.ts`'),
  of(
    'S22',
    'Every page has a policy with a nonce of its own; no inline script runs, and nothing frames a page',
    '`proxy.ts`, `lib/web/content-security-policy.ts`',
  ),
  of('S23', 'HSTS, nosniff and referrer policy on every answer', '`lib/web/security-headers.ts`'),
  of(
    'S24',
    'Answers about patients are not stored; signing out clears the browser’s cache and storage',
    '`proxy.ts`, `lib/web/responses.ts`',
  ),
  of(
    'S25',
    'No patient’s words in addresses, logs or, unsealed, in browser or database',
    '`lib/log.ts`, `components/builder/local-copy.ts`',
  ),
  of(
    'S26',
    'A logo is judged by its bytes, decoded under a pixel limit and drawn anew',
    '`lib/features/clinics/logo.ts`',
  ),
  of(
    'S27',
    'Printing reads bytes alone: the thread has no network, and opens no file',
    '`lib/pdf/sealed-off.ts`, `lib/pdf/bytes-only.ts`',
  ),
  of('S28', 'Links in a PDF are https, tel or mailto', '`lib/domain/handout/body.ts`, `lib/pdf`'),
  of(
    'S29',
    'PDFs, packs and checks of whole texts run in worker threads, in a fair and bounded queue, with a time limit from their start',
    '`lib/process/scheduler.ts`, `lib/process/work-pool.ts`',
  ),
  of(
    'S30',
    'Identifiers, drafts, templates, documents and PDFs are sealed with AES-256-GCM, bound to clinic, column and row; keys rotate while clinics work',
    '`lib/crypto`, `scripts/lib/keys`',
  ),
  of(
    'S31',
    'Patients are found through keyed hashes, of a key for each clinic',
    '`lib/crypto`, `lib/domain/handout/patient-search.ts`',
  ),
  of(
    'S32',
    'Looks, changes, prints, exports and sign-ins are recorded in the transaction that they belong to, at the database’s time, and every refusal once, before anyone hears of it',
    '`lib/action.ts`, `lib/read.ts`, `lib/db/audit-trail.ts`',
  ),
  of(
    'S33',
    'The audit trail only grows; it is a chain whose head is signed outside the database',
    '`lib/db/signed-heads.ts`, `lib/features/audit`',
  ),
  of(
    'S34',
    'A restricted record closes handouts, drafts, lists, searches and files by patient; it opens to others only with a reason, for an hour, and admins are told',
    '`lib/features/restricted-records`',
  ),
  of(
    'S35',
    'A PDF’s bytes are held against their SHA-256 at every download, and never made anew',
    '`lib/features/handouts`',
  ),
  of('S36', 'Logs hold event names and ids', '`lib/log.ts`, `instrumentation.ts`'),
  of(
    'S37',
    'What breaks is told in general words, with a reference that the log has too',
    '`lib/db/failures.ts`, `lib/log.ts`',
  ),
  of('S38', 'Version floors, and a bill of software', '`scripts/lib/security`'),
  of('S39', 'sqlmap and wapiti find nothing (`npm run test:scan`)', '`scripts/lib/scan`'),
];
