import type { Patient, Plan, SectionLayout } from './draft';

/** What stands in a draft before anybody has said something else. */

export const emptyPatient: Patient = { name: '', preferredName: '', dateOfBirth: '', recordNumber: '' };

export const emptyPlan: Plan = { actions: '', medicines: '' };

export const usualLayout: SectionLayout = { showHeading: true, breakBefore: false, keepTogether: false };
