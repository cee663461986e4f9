import { shippedLanguage } from '../../handout/page-words/words-in';

/**
 * Common texts of clinics in every language that Plainleaf is shipped in. A clinic that uses one need not translate it.
 * The translations are drafts that nobody has reviewed.
 */
type UsualTexts = {
  /** `{emergency}` stands for the emergency number. */
  disclaimer: string;
  /** In its place where neither the clinic nor its country has one. */
  localEmergencyNumber: string;
  phoneLabels: Record<PhoneLabel, string>;
  /** The words that a phone number may have in it, beside its digits, by their English ones. */
  numberWords: ReadonlyMap<string, string>;
  /** What stands between these words and a number that follows at once, where English needs nothing: "llame al 988". */
  beforeNumber: Readonly<Partial<Record<string, string>>>;
};

const phoneLabels = [
  'after hours',
  'nurse line',
  'appointments',
  'pharmacy',
  'front desk',
  'billing',
  'fax',
  'text',
  'text messages',
  'interpreter',
] as const;
type PhoneLabel = (typeof phoneLabels)[number];

const spanish: UsualTexts = {
  disclaimer:
    'Información general que le dio su profesional de salud. No reemplaza sus consejos. Si esta hoja dice algo ' +
    'distinto, haga lo que le dijo su profesional de salud. En una emergencia, llame al {emergency}.',
  localEmergencyNumber: 'número de emergencias de su zona',
  phoneLabels: {
    'after hours': 'Fuera de horario',
    'nurse line': 'Línea de enfermería',
    appointments: 'Citas',
    pharmacy: 'Farmacia',
    'front desk': 'Recepción',
    billing: 'Facturación',
    fax: 'Fax',
    text: 'Mensajes de texto',
    'text messages': 'Mensajes de texto',
    interpreter: 'Intérprete',
  },
  numberWords: new Map([
    ['or', 'o'],
    ['and', 'y'],
    ['then', 'y luego'],
    ['ext', 'ext.'],
    ['extension', 'extensión'],
    ['option', 'opción'],
    ['call', 'llame'],
    ['text', 'envíe un mensaje de texto'],
    ['sms', 'SMS'],
    ['to', 'al'],
  ]),
  beforeNumber: { call: 'al', text: 'al', sms: 'al' },
};

const arabic: UsualTexts = {
  disclaimer:
    'معلومات عامة قدّمها لك مقدّم الرعاية الصحية، ولا تحل محل نصيحته. إذا اختلفت هذه النشرة عمّا قاله لك، فاتبع ما قاله ' +
    'لك. في حالة الطوارئ، اتصل بالرقم {emergency}.',
  localEmergencyNumber: 'المخصص للطوارئ في منطقتك',
  phoneLabels: {
    'after hours': 'خارج أوقات الدوام',
    'nurse line': 'خط التمريض',
    appointments: 'المواعيد',
    pharmacy: 'الصيدلية',
    'front desk': 'الاستقبال',
    billing: 'الفواتير',
    fax: 'الفاكس',
    text: 'الرسائل النصية',
    'text messages': 'الرسائل النصية',
    interpreter: 'المترجم الفوري',
  },
  numberWords: new Map([
    ['or', 'أو'],
    ['and', 'و'],
    ['then', 'ثم'],
    ['ext', 'تحويلة'],
    ['extension', 'تحويلة'],
    ['option', 'الخيار'],
    ['call', 'اتصل'],
    ['text', 'أرسل رسالة نصية'],
    ['sms', 'رسالة نصية'],
    ['to', 'إلى'],
  ]),
  beforeNumber: { call: 'بالرقم', text: 'إلى', sms: 'إلى' },
};

const simplifiedChinese: UsualTexts = {
  disclaimer:
    '这是医护人员给您的一般信息，不能代替医护人员的建议。如果这份资料与医护人员的说法不一致，请以医护人员的说法为准。遇到紧急情况，' +
    '请拨打 {emergency}。',
  localEmergencyNumber: '当地的急救电话',
  phoneLabels: {
    'after hours': '非营业时间',
    'nurse line': '护士热线',
    appointments: '预约',
    pharmacy: '药房',
    'front desk': '前台',
    billing: '账单',
    fax: '传真',
    text: '短信',
    'text messages': '短信',
    interpreter: '口译员',
  },
  numberWords: new Map([
    ['or', '或'],
    ['and', '和'],
    ['then', '然后'],
    ['ext', '分机'],
    ['extension', '分机'],
    ['option', '选项'],
    ['call', '拨打'],
    ['text', '发短信'],
    ['sms', '短信'],
    ['to', '到'],
  ]),
  beforeNumber: { text: '到', sms: '到' },
};

const vietnamese: UsualTexts = {
  disclaimer:
    'Đây là thông tin chung do nhân viên y tế đưa cho quý vị, không thay thế lời khuyên của họ. Nếu tài liệu này khác ' +
    'với lời nhân viên y tế, hãy làm theo lời nhân viên y tế. Trong trường hợp khẩn cấp, hãy gọi {emergency}.',
  localEmergencyNumber: 'số cấp cứu tại nơi quý vị ở',
  phoneLabels: {
    'after hours': 'Ngoài giờ',
    'nurse line': 'Đường dây y tá',
    appointments: 'Hẹn khám',
    pharmacy: 'Nhà thuốc',
    'front desk': 'Quầy tiếp tân',
    billing: 'Thanh toán',
    fax: 'Fax',
    text: 'Tin nhắn',
    'text messages': 'Tin nhắn',
    interpreter: 'Thông dịch viên',
  },
  numberWords: new Map([
    ['or', 'hoặc'],
    ['and', 'và'],
    ['then', 'rồi'],
    ['ext', 'số máy lẻ'],
    ['extension', 'số máy lẻ'],
    ['option', 'chọn'],
    ['call', 'gọi'],
    ['text', 'nhắn tin'],
    ['sms', 'SMS'],
    ['to', 'đến'],
  ]),
  beforeNumber: { text: 'đến', sms: 'đến' },
};

const haitianCreole: UsualTexts = {
  disclaimer:
    'Sa a se enfòmasyon jeneral pwofesyonèl sante ou ba ou. Li pa ranplase konsèy li. Si papye sa a di yon lòt bagay, ' +
    'fè sa pwofesyonèl sante ou te di w. Nan yon ijans, rele {emergency}.',
  localEmergencyNumber: 'nimewo ijans kote ou ye a',
  phoneLabels: {
    'after hours': 'Lè klinik la fèmen',
    'nurse line': 'Liy enfimyè',
    appointments: 'Randevou',
    pharmacy: 'Famasi',
    'front desk': 'Resepsyon',
    billing: 'Faktirasyon',
    fax: 'Faks',
    text: 'Mesaj tèks',
    'text messages': 'Mesaj tèks',
    interpreter: 'Entèprèt',
  },
  numberWords: new Map([
    ['or', 'oswa'],
    ['and', 'ak'],
    ['then', 'epi'],
    ['ext', 'ekstansyon'],
    ['extension', 'ekstansyon'],
    ['option', 'opsyon'],
    ['call', 'rele'],
    ['text', 'voye yon mesaj tèks'],
    ['sms', 'SMS'],
    ['to', 'nan'],
  ]),
  beforeNumber: { text: 'nan', sms: 'nan' },
};

const english: Pick<UsualTexts, 'disclaimer' | 'localEmergencyNumber'> = {
  disclaimer:
    'General information, given to you by your clinician. It does not replace their advice. ' +
    'If this sheet and your clinician disagree, follow your clinician. In an emergency call {emergency}.',
  localEmergencyNumber: 'your local emergency number',
};

/** Its text is what a new clinic begins with. */
export const usualDisclaimer = english.disclaimer;

const translated = new Map<string, UsualTexts>([
  ['es', spanish],
  ['ar', arabic],
  ['zh-Hans', simplifiedChinese],
  ['vi', vietnamese],
  ['ht', haitianCreole],
]);

/** The usual texts for a reader of this language; English has no need of them. */
const usualTextsIn = (locale: string): UsualTexts | undefined => translated.get(shippedLanguage(locale) ?? locale);

/** The disclaimer in this language, where the clinic's own is the usual one; else null. */
export function disclaimerIn(own: string, locale: string): string | null {
  return own.trim() === usualDisclaimer ? (usualTextsIn(locale)?.disclaimer ?? null) : null;
}

/** A common label of a phone number in this language. null: the label is not a common one. */
export function phoneLabelIn(own: string, locale: string): string | null {
  const label = phoneLabels.find((one) => one === own.trim().toLowerCase());
  return label === undefined ? null : (usualTextsIn(locale)?.phoneLabels[label] ?? null);
}

export function localEmergencyNumberIn(locale: string): string {
  return (usualTextsIn(locale) ?? english).localEmergencyNumber;
}

/** A number as a clinic or a country prints it, "112 or 999", with its words in this language: "112 o 999". */
export function numberIn(number: string, locale: string): string {
  const usual = usualTextsIn(locale);
  if (usual === undefined || !/[a-z]/i.test(number)) return number;
  const parts = number.split(' ');
  return parts
    .map((part, at) => {
      const [, before = '', letters = '', after = ''] = /^(\(?)([a-z]*)\.?(\)?,?)$/i.exec(part) ?? [];
      const word = letters.toLowerCase();
      const [previous = '', next = ''] = [parts[at - 1], parts[at + 1]];
      const said = isKeyword(letters, previous, next) ? undefined : usual.numberWords.get(word);
      if (said === undefined) return part;
      const link = after === '' && /^[+(]*\d/.test(next) ? usual.beforeNumber[word] : undefined;
      return `${before}${said}${link === undefined ? after : ` ${link}`}`;
    })
    .join(' ');
}

/** What a text message says, HOME in "Text HOME to 741741", stays as it is, also where it is one of the words. */
function isKeyword(letters: string, previous: string, next: string): boolean {
  return letters === letters.toUpperCase() && /^\(?(?:text|sms)$/i.test(previous) && /^to$/i.test(next);
}
