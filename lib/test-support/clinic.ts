import type { ClinicDetails } from '../features/clinics/schema';

/** The clinic that database and browser tests begin with, and the passphrase of its members. */

export const passphrase = 'correct horse battery staple';

export const testClinic: ClinicDetails = {
  name: 'Riverside Family Practice',
  address: '12 Mill Street, Bend, OR 97701',
  phone: '541-555-0147',
  otherPhones: [],
  openingHours: 'Monday to Friday, 8 am to 5 pm',
  disclaimer: 'General information. In an emergency call {emergency}.',
  footerNote: '',
  translations: {},
  country: 'US',
  emergencyNumber: null,
  poisonNumber: null,
  crisisNumber: null,
  adviceNumber: null,
  locale: 'en-US',
  timeZone: 'America/Los_Angeles',
  pageSize: 'letter',
  sourcesShown: 'line',
  printsCode: true,
  accentColor: '#0f6b66',
  logoAlt: '',
};
