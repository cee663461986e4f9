import { comparableWords } from './comparable-words';

type Headed = 'name' | 'givenName' | 'familyName' | 'preferredName' | 'dateOfBirth' | 'recordNumber' | 'language';

/**
 * How lists head their columns, by language: English, Spanish, French, Portuguese, Italian, German, Dutch, the Nordic
 * languages, Polish, Czech, Romanian, Turkish, Haitian Creole, Vietnamese, Russian, Arabic, Chinese.
 */
const headings: Readonly<Record<Headed, readonly string[]>> = {
  name: [
    ...['name', 'patient', 'patient name', 'name of patient', 'full name', 'patient full name', 'patients', 'names'],
    ...['nombre', 'nombre completo', 'nombre y apellidos', 'nombre y apellido', 'nombre del paciente', 'paciente'],
    ...['nom', 'nom complet', 'nom et prénom', 'nom prénom', 'nom du patient', 'noms et prénoms', 'patiente'],
    ...['nome', 'nome completo', 'nome do paciente', 'nome e cognome', 'cognome e nome', 'paziente'],
    ...['vollständiger name', 'vor und nachname', 'patientenname', 'naam', 'volledige naam', 'patiënt'],
    ...['navn', 'fulde navn', 'fullt navn', 'namn', 'fullständigt namn', 'nimi', 'imię i nazwisko', 'pacjent'],
    ...['jméno a příjmení', 'pacient', 'nume și prenume', 'nume complet', 'ad soyad', 'adı soyadı', 'hasta'],
    ...['non konplè', 'non ak siyati', 'non pasyan', 'pasyan', 'họ và tên', 'họ tên', 'tên bệnh nhân', 'bệnh nhân'],
    ...[
      'имя',
      'фио',
      'пациент',
      'الاسم',
      'اسم',
      'الاسم الكامل',
      'اسم المريض',
      'المريض',
      '姓名',
      '名字',
      '患者',
      '病人',
    ],
    ...['患者姓名', '病人姓名', 'имя и фамилия'],
  ],
  givenName: [
    ...['first name', 'firstname', 'first', 'given name', 'given names', 'forename', 'forenames', 'patient first name'],
    ...['middle name', 'middle', 'middle initial', 'nombres', 'primer nombre', 'segundo nombre', 'nombre de pila'],
    ...['prénom', 'prénoms', 'primeiro nome', 'vorname', 'vornamen', 'voornaam', 'voornamen', 'fornavn', 'mellemnavn'],
    ...['mellomnavn', 'förnamn', 'etunimi', 'imię', 'jméno', 'křestní jméno', 'prenume', 'ad', 'adı', 'prenon'],
    ...['tên', 'tên gọi', 'اسم الأول', 'الاسم الأول', '名'],
  ],
  familyName: [
    ...['last name', 'lastname', 'last', 'surname', 'surnames', 'family name', 'patient last name', 'apellido'],
    ...['apellidos', 'primer apellido', 'segundo apellido', 'apellido paterno', 'apellido materno', 'nom de famille'],
    ...['second surname', 'second last name', 'ap paterno', 'ap materno', 'paterno', 'materno'],
    ...[
      'sobrenome',
      'apelido',
      'apelidos',
      'cognome',
      'nachname',
      'familienname',
      'zuname',
      'achternaam',
      'familienaam',
    ],
    ...[
      'efternavn',
      'etternavn',
      'efternamn',
      'sukunimi',
      'nazwisko',
      'příjmení',
      'nume de familie',
      'soyad',
      'soyadı',
    ],
    ...[
      'siyati',
      'non fanmi',
      'họ',
      'họ và tên đệm',
      'họ đệm',
      'фамилия',
      'اسم العائلة',
      'العائلة',
      'اللقب',
      '姓',
      '姓氏',
    ],
  ],
  preferredName: [
    'preferred name',
    'preferred',
    'known as',
    'nickname',
    'goes by',
    'nombre preferido',
    'nom usuel',
    'rufname',
  ],
  dateOfBirth: [
    ...['date of birth', 'dob', 'd o b', 'birth date', 'birthdate', 'birthday', 'born', 'patient dob', 'birth dt'],
    ...[
      'fecha de nacimiento',
      'fecha nacimiento',
      'f nacimiento',
      'fecha nac',
      'fec nac',
      'f nac',
      'nacimiento',
      'fdn',
    ],
    ...['date de naissance', 'naissance', 'né le', 'née le', 'né e le', 'ddn', 'data de nascimento', 'nascimento'],
    ...[
      'data di nascita',
      'nascita',
      'nato il',
      'geburtsdatum',
      'geburtstag',
      'geb datum',
      'geboren',
      'geboren am',
      'geb',
    ],
    ...[
      'geboortedatum',
      'fødselsdato',
      'fødselsdag',
      'födelsedatum',
      'syntymäaika',
      'data urodzenia',
      'datum narození',
    ],
    ...['data nașterii', 'doğum tarihi', 'dat nesans', 'dat ou fèt', 'ngày sinh', 'ngày tháng năm sinh', 'sinh ngày'],
    ...['дата рождения', 'تاريخ الميلاد', 'تاريخ الولادة', '出生日期', '生日', '出生年月日'],
  ],
  recordNumber: [
    ...['record number', 'record', 'record no', 'mrn', 'medical record number', 'chart number', 'chart no', 'chart'],
    ...['patient id', 'id', 'patient number', 'patient no', 'hospital number', 'nhs number', 'health number', 'number'],
    ...['número de historia', 'número de historia clínica', 'historia clínica', 'n historia', 'nº historia', 'nhc'],
    ...['expediente', 'número de expediente', 'número de paciente', 'id paciente', 'numéro de dossier', 'n de dossier'],
    ...[
      'nº de dossier',
      'dossier',
      'numéro patient',
      'ipp',
      'número do prontuário',
      'prontuário',
      'numero di cartella',
    ],
    ...['cartella', 'patientennummer', 'patienten nr', 'patientenid', 'fallnummer', 'patiëntnummer', 'patientnummer'],
    ...['numer pacjenta', 'nimewo dosye', 'nimewo pasyan', 'số hồ sơ', 'mã bệnh nhân', 'mã số', 'номер карты'],
    ...['رقم الملف', 'رقم المريض', 'رقم السجل', '病历号', '病歷號', '病案号', '编号', '患者编号'],
  ],
  language: [
    ...['language', 'preferred language', 'lang', 'locale', 'patient language', 'idioma', 'idioma preferido', 'lengua'],
    ...[
      'langue',
      'langue préférée',
      'língua',
      'lingua',
      'sprache',
      'taal',
      'sprog',
      'språk',
      'kieli',
      'język',
      'jazyk',
    ],
    ...['limba', 'dil', 'lang pasyan', 'lang prefere', 'ngôn ngữ', 'язык', 'اللغة', '语言', '語言'],
  ],
};

/** "DateOfBirth" and "date of birth" are one heading. */
const joined = (heading: string): string => comparableWords(heading).replaceAll(' ', '');

const usesOf: ReadonlyMap<string, Headed> = new Map(
  // The record's own keys.
  (Object.entries(headings) as [Headed, readonly string[]][]).flatMap(([use, words]) =>
    words.map((word): [string, Headed] => [joined(word), use]),
  ),
);

/** The number of one of several columns for parts of a name: "Apellido 1", "1er apellido", "Apellido (2º)". */
const partNumber = /^\d{1,2} ?(?:a|er|o|ro|do|st|nd)? (?=\p{L})| ?\d{1,2} ?(?:a|er|o|ro|do|st|nd)?$| i{1,3}$/u;
const unnumbered = (heading: string): string => joined(comparableWords(heading).replace(partNumber, ''));

/** With a number, these are parts of a name; any other word with a number can be a patient of a list: "Patient 1". */
const numberedGiven: ReadonlySet<string> = new Set(['nombre', 'nome'].map(joined));

/** What a heading says that its column holds; null for a heading that is not known. */
export function headedUse(heading: string): Headed | null {
  const known = usesOf.get(joined(heading));
  if (known !== undefined) return known;
  const word = unnumbered(heading);
  if (word === joined(heading)) return null;
  if (numberedGiven.has(word)) return 'givenName';
  const use = usesOf.get(word);
  return use === 'givenName' || use === 'familyName' ? use : null;
}

/** Words that always mean a part of a name. "First" and "last" can describe visits too, and short words anything. */
const nameParts = [...headings.givenName, ...headings.familyName]
  .map(comparableWords)
  .filter((words) => words.length > 3 && !['first', 'last', 'middle'].includes(words));
/** A word of this length also matches inside other words: "PtSurname". */
const LONG = 7;
const ofOthers =
  /\b(?:gp|drs?|doctors?|physicians?|providers?|clinicians?|nurses?|contacts?|kin|nok|mothers?|fathers?|parents?|guardians?|carers?|caregivers?|previous|former|maiden|medico|doctora?|contacto|tutora?|medecin|arzt)\b/;

/** Tells whether a column with this heading may hold a part of the patient's name. */
export function mayHeadName(heading: string): boolean {
  const words = comparableWords(heading);
  if (usesOf.get(unnumbered(heading)) === 'name' || usesOf.get(joined(heading)) === 'name') return true;
  const holds = (part: string): boolean =>
    part.length < LONG ? ` ${words} `.includes(` ${part} `) : joined(words).includes(joined(part));
  return !ofOthers.test(words) && nameParts.some(holds);
}

const familyFirst: ReadonlySet<string> = new Set(['họ', 'họ và tên đệm', 'họ đệm'].map(comparableWords));

/** Where this heads the family name, it is written before the given name. */
export const isFamilyFirst = (heading: string): boolean => familyFirst.has(comparableWords(heading));
