/** Simple sentences in every script that a handout may be written in. Samples, not the library's content. */

export type Sample = {
  locale: string;
  name: string;
  title: string;
  subtitle: string;
  urgent: string;
  urgentItems: string[];
  heading: string;
  sentences: string[];
  items: string[];
  columns: [string, string];
  rows: [string, string][];
};

const spanish: Sample = {
  locale: 'es',
  name: 'María Núñez',
  title: 'Espasmos musculares',
  subtitle: 'Qué son y qué ayuda',
  urgent: 'Llame al 911 si tiene',
  urgentItems: ['Debilidad repentina en un lado del cuerpo', 'Problemas para respirar o tragar'],
  heading: '¿Qué puedo hacer?',
  sentences: ['Beba agua y descanse. ¿Tiene dudas? Llame a la clínica al 541-555-0147 de lunes a viernes.'],
  items: ['Duerma de 7 a 8 horas.', 'Tome menos café: 1 o 2 tazas al día.', 'Tome ½ tableta si el dolor es ≥ 5.'],
  columns: ['Factor', 'Qué hace'],
  rows: [
    ['Estrés', 'Más espasmos'],
    ['Cafeína', 'Puede aumentarlos'],
  ],
};

const arabic: Sample = {
  locale: 'ar',
  name: 'ليلى حسن',
  title: 'ارتعاش العضلات',
  subtitle: 'ما هو، وما الذي يساعد، ومتى تعود إلينا',
  urgent: 'اتصل بالرقم 911 إذا كان لديك',
  urgentItems: ['ضعف مفاجئ في جانب واحد من الجسم', 'صعوبة في التنفس أو البلع', 'حرارة ≥ 39 °C لأكثر من 3 أيام'],
  heading: 'ماذا يمكنني أن أفعل؟',
  sentences: [
    'اشرب الماء واسترح. اتصل بالعيادة على الرقم 541-555-0147 من الاثنين إلى الجمعة.',
    'رقم هذه الورقة هو PL-7Q4K-92MX (احتفظ به). لا تتناول أكثر من 2 من أقراص Paracetamol 500 mg كل 6 ساعات، أي 8 في اليوم.',
    'الكلمات المشكّلة تُقرأ كما كُتبت: الطِّفْلُ يَشْرَبُ المَاءَ لأنَّ الماء مفيد.',
  ],
  items: ['نم 7–8 ساعات كل ليلة.', 'قلل القهوة خطوة خطوة خلال أسبوعين.', 'تحرك كل يوم 30 دقيقة.'],
  columns: ['العامل', 'ماذا يفعل'],
  rows: [
    ['التوتر', 'يزيد الارتعاش'],
    ['القهوة', 'قد تزيده عند بعض الناس'],
    ['قلة النوم', 'ارتعاش أكثر في اليوم التالي'],
  ],
};

const urdu: Sample = {
  locale: 'ur',
  name: 'عائشہ خان',
  title: 'پٹھوں کا پھڑکنا',
  subtitle: 'یہ کیا ہے اور کیا چیز مدد کرتی ہے',
  urgent: 'ان حالات میں 911 پر فون کریں',
  urgentItems: ['جسم کے ایک طرف اچانک کمزوری', 'سانس لینے یا نگلنے میں مشکل'],
  heading: 'میں کیا کر سکتا ہوں؟',
  sentences: [
    'پانی پئیں اور آرام کریں۔ کلینک کو 541-555-0147 پر فون کریں۔',
    'اگر درد دو ہفتوں سے زیادہ رہے تو ہمیں بتائیں۔ دن میں 2 گولیوں سے زیادہ نہ لیں۔',
  ],
  items: ['ہر رات 7 سے 8 گھنٹے سوئیں۔', 'کافی آہستہ آہستہ کم کریں۔', 'روزانہ 30 منٹ چلیں۔'],
  columns: ['وجہ', 'اثر'],
  rows: [
    ['ذہنی دباؤ', 'پھڑکنا بڑھ جاتا ہے'],
    ['کم نیند', 'اگلے دن زیادہ پھڑکنا'],
  ],
};

const hebrew: Sample = {
  locale: 'he',
  name: 'דנה לוי',
  title: 'עוויתות שרירים',
  subtitle: 'מה הן ומה עוזר',
  urgent: 'התקשרו ל-911 אם יש לכם',
  urgentItems: ['חולשה פתאומית בצד אחד של הגוף', 'קושי לנשום או לבלוע'],
  heading: 'מה אפשר לעשות?',
  sentences: [
    'שתו מים ונוחו. התקשרו למרפאה בטלפון 541-555-0147 בימים א׳–ה׳.',
    'אין לקחת יותר מ-2 כדורי Ibuprofen 200 mg ביום (לאחר אוכל). שָׁלוֹם לְכֻלָּם.',
  ],
  items: ['ישנו 7–8 שעות בלילה.', 'שתו פחות קפה.'],
  columns: ['גורם', 'מה הוא עושה'],
  rows: [
    ['לחץ', 'יותר עוויתות'],
    ['קפה', 'עלול להגביר אותן'],
  ],
};

const hindi: Sample = {
  locale: 'hi',
  name: 'प्रिया शर्मा',
  title: 'मांसपेशियों का फड़कना',
  subtitle: 'यह क्या है और किससे मदद मिलती है',
  urgent: 'यदि आपको ये हों तो 911 पर फ़ोन करें',
  urgentItems: ['शरीर के एक तरफ़ अचानक कमज़ोरी', 'साँस लेने या निगलने में कठिनाई'],
  heading: 'मैं क्या कर सकता हूँ?',
  sentences: [
    'पानी पिएँ और आराम करें। क्लिनिक को 541-555-0147 पर फ़ोन करें।',
    'डॉक्टर से पूछे बिना मैग्नीशियम, पोटैशियम या कैल्शियम की गोलियाँ शुरू न करें। स्त्री, क्षेत्र, विद्यार्थी और कृष्ण सही छपने चाहिए।',
  ],
  items: ['हर रात 7–8 घंटे सोएँ।', 'कॉफ़ी धीरे-धीरे कम करें।'],
  columns: ['कारण', 'असर'],
  rows: [
    ['तनाव', 'फड़कना बढ़ता है'],
    ['कम नींद', 'अगले दिन ज़्यादा फड़कना'],
  ],
};

const bengali: Sample = {
  locale: 'bn',
  name: 'রিনা দাস',
  title: 'পেশির কাঁপুনি',
  subtitle: 'এটি কী এবং কী করলে ভালো হয়',
  urgent: 'এগুলি হলে 911 নম্বরে ফোন করুন',
  urgentItems: ['শরীরের এক দিকে হঠাৎ দুর্বলতা', 'শ্বাস নিতে বা গিলতে কষ্ট'],
  heading: 'আমি কী করতে পারি?',
  sentences: [
    'জল পান করুন এবং বিশ্রাম নিন। ক্লিনিকে 541-555-0147 নম্বরে ফোন করুন।',
    'ডাক্তারকে জিজ্ঞাসা না করে কোনো ওষুধ শুরু করবেন না। স্ত্রী, ক্ষেত্র, উৎস ও ঋতু ঠিকমতো ছাপা উচিত।',
  ],
  items: ['প্রতি রাতে ৭–৮ ঘণ্টা ঘুমান।', 'কফি ধীরে ধীরে কমান।'],
  columns: ['কারণ', 'প্রভাব'],
  rows: [
    ['মানসিক চাপ', 'কাঁপুনি বাড়ে'],
    ['কম ঘুম', 'পরের দিন বেশি কাঁপুনি'],
  ],
};

const simplifiedChinese: Sample = {
  locale: 'zh-Hans',
  name: '王小明',
  title: '肌肉跳动',
  subtitle: '什么是肌肉跳动，什么有帮助，什么时候回来看医生',
  urgent: '如有以下情况，请拨打911',
  urgentItems: ['身体一侧突然无力', '呼吸或吞咽困难', '体温≥39 °C超过3天'],
  heading: '我能做什么？',
  sentences: [
    '多喝水，好好休息。如有疑问，请在周一至周五拨打诊所电话541-555-0147（上午8:00至下午5:30）。大多数肌肉跳动没有危害，会自行停止，有些几小时，有些几周。',
    '未经询问医生，请不要开始服用镁、钾或钙片：“如果您的肾功能不好，它们可能有害。”请仔细阅读说明书，并把您正在服用的所有药物（包括维生素D₃和中草药）告诉我们。',
  ],
  items: ['每晚睡7–8小时。', '在1–2周内逐步减少咖啡。', '每天走路30分钟。'],
  columns: ['因素', '影响'],
  rows: [
    ['压力', '跳动更多'],
    ['咖啡因', '有些人跳动会增加'],
  ],
};

const traditionalChinese: Sample = {
  locale: 'zh-Hant',
  name: '陳美麗',
  title: '肌肉跳動',
  subtitle: '什麼是肌肉跳動，什麼有幫助',
  urgent: '如有以下情況，請撥打911',
  urgentItems: ['身體一側突然無力', '呼吸或吞嚥困難'],
  heading: '我能做什麼？',
  sentences: [
    '多喝水，好好休息。如有疑問，請在週一至週五撥打診所電話541-555-0147（上午8:00至下午5:30）。大多數肌肉跳動沒有危害，會自行停止，有些幾小時，有些幾週。',
    '未經詢問醫生，請不要開始服用鎂、鉀或鈣片；「如果您的腎功能不好，它們可能有害。」請仔細閱讀說明書。',
  ],
  items: ['每晚睡7–8小時。', '每天走路30分鐘。'],
  columns: ['因素', '影響'],
  rows: [
    ['壓力', '跳動更多'],
    ['咖啡因', '有些人跳動會增加'],
  ],
};

const korean: Sample = {
  locale: 'ko',
  name: '김민수',
  title: '근육 경련',
  subtitle: '무엇이며 무엇이 도움이 되는지',
  urgent: '다음 증상이 있으면 911에 전화하세요',
  urgentItems: ['몸 한쪽이 갑자기 약해짐', '숨쉬기나 삼키기 어려움'],
  heading: '무엇을 할 수 있나요?',
  sentences: [
    '물을 마시고 쉬세요. 궁금한 점이 있으면 월요일부터 금요일까지 541-555-0147로 진료소에 전화하세요. 대부분의 경련은 해롭지 않으며 저절로 멈춥니다.',
  ],
  items: ['매일 밤 7–8시간 주무세요.', '커피를 조금씩 줄이세요.'],
  columns: ['요인', '영향'],
  rows: [
    ['스트레스', '경련이 늘어남'],
    ['카페인', '더 늘어날 수 있음'],
  ],
};

const vietnamese: Sample = {
  locale: 'vi',
  name: 'Nguyễn Thị Ngọc Ánh',
  title: 'Co giật cơ',
  subtitle: 'Đó là gì và điều gì giúp ích',
  urgent: 'Gọi 911 nếu quý vị bị',
  urgentItems: ['Yếu đột ngột một bên cơ thể', 'Khó thở hoặc khó nuốt'],
  heading: 'Tôi có thể làm gì?',
  sentences: ['Hãy uống nước và nghỉ ngơi. Gọi phòng khám theo số 541-555-0147. Hầu hết các cơn co giật đều vô hại.'],
  items: ['Ngủ 7–8 tiếng mỗi đêm.', 'Giảm cà phê từ từ trong 1–2 tuần.'],
  columns: ['Yếu tố', 'Tác dụng'],
  rows: [
    ['Căng thẳng', 'Co giật nhiều hơn'],
    ['Cà phê', 'Có thể làm tăng'],
  ],
};

const haitianCreole: Sample = {
  locale: 'ht',
  name: 'Régine Désir',
  title: 'Misk k ap sote',
  subtitle: 'Sa sa ye ak sa ki ede',
  urgent: 'Rele 911 si ou genyen',
  urgentItems: ['Feblès toudenkou nan yon bò kò a', 'Pwoblèm pou respire oswa vale'],
  heading: 'Kisa mwen ka fè?',
  sentences: ['Bwè dlo epi repoze w. Rele klinik la nan 541-555-0147. Pifò fwa sa pa danjere; li pase poukont li.'],
  items: ['Dòmi 7 a 8 èdtan chak nwit.', 'Bwè mwens kafe.'],
  columns: ['Kòz', 'Efè'],
  rows: [
    ['Estrès', 'Plis mouvman'],
    ['Kafe', 'Ka ogmante yo'],
  ],
};

const tagalog: Sample = {
  ...haitianCreole,
  locale: 'tl',
  name: 'Maria Peñaflor',
  title: 'Pagkibot ng kalamnan',
  subtitle: 'Ano ito at ano ang nakatutulong',
  urgent: 'Tumawag sa 911 kung mayroon kang',
  urgentItems: ['Biglang panghihina ng isang bahagi ng katawan'],
  heading: 'Ano ang magagawa ko?',
  sentences: ['Uminom ng tubig at magpahinga. Tawagan ang klinika sa 541-555-0147.'],
};

const greek: Sample = {
  ...haitianCreole,
  locale: 'el',
  name: 'Γεώργιος Παπαδόπουλος',
  title: 'Μυϊκές συσπάσεις',
  subtitle: 'Τι είναι και τι βοηθά',
  urgent: 'Καλέστε το 112 αν έχετε',
  urgentItems: ['Ξαφνική αδυναμία στη μία πλευρά'],
  heading: 'Τι μπορώ να κάνω;',
  sentences: ['Πιείτε νερό και ξεκουραστείτε. Καλέστε την κλινική στο 541-555-0147.'],
};

const russian: Sample = {
  ...haitianCreole,
  locale: 'ru',
  name: 'Мария Иванова',
  title: 'Подёргивание мышц',
  subtitle: 'Что это такое и что помогает',
  urgent: 'Звоните 112, если у вас',
  urgentItems: ['Внезапная слабость с одной стороны тела'],
  heading: 'Что я могу сделать?',
  sentences: ['Пейте воду и отдыхайте. Позвоните в клинику: 541-555-0147.'],
};

export const samples = {
  spanish,
  arabic,
  urdu,
  hebrew,
  hindi,
  bengali,
  simplifiedChinese,
  traditionalChinese,
  korean,
  vietnamese,
  haitianCreole,
  tagalog,
  greek,
  russian,
} as const satisfies Record<string, Sample>;
export type Language = keyof typeof samples;
export const languages = Object.keys(samples) as Language[];
