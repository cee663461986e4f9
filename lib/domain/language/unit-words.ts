import { normalized } from '../normalized';

/*
 * Words that stay with the number before them, in the languages of handouts: units of measure and time, and dosage
 * forms. Lower case; whole words are compared.
 */

const symbols = `% ‰ ٪ ° °c °f c f °م °س م° س° ص م ℃ ℉ mg mgs g kg mcg µg μg ug ng pg ml dl cl l µl μl ul cc mm cm m km ft lb lbs oz iu ui
  u ie x × nmol mmol µmol μmol mol mosm meq mmhg kpa kcal cal kj hz h hr hrs min mins s sec secs d bpm gy msv tsp tbsp am
  pm uhr`;

const english = `tablet tablets tab tabs capsule capsules cap caps gtt gtts floz pill pills drop drops puff puffs spray sprays dose doses patch patches
  sachet sachets vial vials unit units teaspoon teaspoons tablespoon tablespoons cup cups glass glasses second seconds
  minute minutes hour hours day days week weeks month months year years time times degree degrees percent gram grams
  milligram milligrams microgram micrograms kilogram kilograms liter liters litre litres milliliter milliliters millilitre
  millilitres centimeter centimeters centimetre centimetres millimeter millimeters millimetre millimetres meter meters
  metre metres kilo kilos inch inches foot feet pound pounds ounce ounces mile miles beats inhalation inhalations
  suppository suppositories lozenge lozenges troche troches ampoule ampoules ampule ampules injection injections syringe
  syringes pump pumps squirt squirts scoop scoops gummy gummies strip strips clicks grain grains gauge packet packets
  bottle bottles cans drink drinks serving servings meal meals cigarette cigarettes calorie calories breath breaths
  repetition repetitions rep reps night nights`;

const spanish = `tableta tabletas comprimido comprimidos cápsula cápsulas pastilla pastillas gota gotas inhalación
  inhalaciones dosis parche parches sobre sobres unidad unidades cucharada cucharadas cucharadita cucharaditas taza tazas
  vaso vasos segundo segundos minuto minutos hora horas día días semana semanas mes meses año años vez veces grado grados
  gramo gramos miligramo miligramos microgramo microgramos kilo kilos kilogramo kilogramos centímetro centímetros milímetro
  milímetros metro metros litro litros mililitro mililitros supositorio supositorios óvulo óvulos
  ampolla ampollas inyección inyecciones jeringa jeringas pulverización pulverizaciones aplicación aplicaciones gomita
  gomitas botella botellas lata latas trago tragos bebida bebidas porción porciones comida comidas cigarrillo cigarrillos
  caloría calorías latido latidos toma tomas hs comp pulgada pulgadas libra libras onza onzas repetición repeticiones noche noches`;

const haitianCreole = `grenn grèn tablèt konprime kapsil gout dòz kiyè ti-kiyè tas vè segond minit èdtan jou semèn mwa an
  lane fwa degre gram miligram mikwogram kilogram lit mililit santimèt`;

const vietnamese = `viên giọt lần ngày tuần tháng năm giờ phút giây muỗng thìa gói liều độ ống nhát cốc ly lít gam miligam
  microgam kilôgam kilogam mililít mililit xentimét`;

const arabic = `ملليغرام ملليجرام ملّيغرام مليغرام مليجرام ميليغرام ميكروغرام ميكروجرام مكجم غرامات جرامات كيلوجرام كيلو
  ملليلتر ملّيلتر مليلتر ميليلتر ملي لترات سنتيمتر سنتيمترات ملليمتر أمتار ملغ ملغم مغ مجم غ غم غرام جم جرام كغ كغم كجم
  كيلوغرام مكغ مل ملل لتر ملم سم متر وحدة وحدات حبة حبات قرص أقراص كبسولة كبسولات قطرة قطرات بخة بخات جرعة جرعات ملعقة
  ملاعق كوب أكواب ثانية ثوان ثوانٍ دقيقة دقائق ساعة ساعات يوم أيام يوما يومًا أسبوع أسابيع شهر أشهر سنة سنوات عام أعوام
  مرة مرات درجة صباحا صباحًا مساء مساءً`;

const persianAndUrdu = `میلی‌گرم میلیگرم گرم کیلوگرم میکروگرم میلی‌لیتر میلیلیتر لیتر سی‌سی قرص کپسول قطره پاف قاشق واحد ثانیه
  دقیقه ساعت روز هفته ماه سال بار درجه گولی گولیاں کیپسول قطرے چمچ خوراک سیکنڈ منٹ گھنٹہ گھنٹے دن ہفتہ ہفتے مہینہ مہینے
  مرتبہ ڈگری گرام ملی ملی‌گرام ملیگرام مائیکروگرام کلوگرام کلو لیٹر ملی‌لیٹر ملیلیٹر کیلو سانتی‌متر سینٹی‌میٹر`;

const hebrew = `סמ״ק סמ"ק דק׳ דק' מ״ג מ"ג מג מ״ל מ"ל מל גרם גרמים מיליגרם מיליגרמים מיקרוגרם מיקרוגרמים קילוגרם קילו מיליליטר מיליליטרים
  ליטרים סנטימטר סנטימטרים ק״ג ק"ג מק״ג מק"ג ליטר ס״מ ס"מ מ״מ מ"מ יחידה יחידות טבליה טבליות כדור כדורים כמוסה כמוסות טיפה
  טיפות שאיפה שאיפות מנה מנות כף כפות כפית כפיות כוס כוסות שניות דקה דקות שעה שעות יום ימים שבוע שבועות חודש חודשים שנה
  שנים פעם פעמים מעלות`;

const hindiAndBengali = `माइक्रोग्राम किलोग्राम किलो मिलिग्राम मिलिलीटर सेंटीमीटर মাইক্রোগ্রাম কিলোগ্রাম কিলো সেন্টিমিটার
  मिग्रा मिलीग्राम ग्राम किग्रा मिली मिलीलीटर लीटर गोली गोलियाँ गोलियां कैप्सूल बूँद बूँदें बूंद बूंदें खुराक चम्मच सेकंड
  मिनट घंटा घंटे दिन दिनों सप्ताह हफ़्ता हफ़्ते हफ्ते महीना महीने साल वर्ष बार डिग्री মিগ্রা মিলিগ্রাম গ্রাম কেজি মিলি
  মিলিলিটার লিটার বড়ি ট্যাবলেট ক্যাপসুল ফোঁটা ডোজ চামচ সেকেন্ড মিনিট ঘণ্টা ঘন্টা দিন সপ্তাহ মাস বছর বার ডিগ্রি`;

const tamil = `மைக்ரோகிராம் கிலோகிராம் கிலோ மில்லி மிகி மிலி கிராம் மில்லிகிராம் மில்லிலிட்டர் லிட்டர் மாத்திரை
  மாத்திரைகள் காப்ஸ்யூல் சொட்டு சொட்டுகள் கரண்டி வினாடி வினாடிகள் நிமிடம் நிமிடங்கள் மணி மணிநேரம் நாள் நாட்கள் நாட்களுக்கு
  வாரம் வாரங்கள் மாதம் மாதங்கள் ஆண்டு ஆண்டுகள் முறை தடவை டிகிரி`;

const telugu = `మైక్రోగ్రాము మైక్రోగ్రాములు గ్రాము కిలోగ్రాము కిలోగ్రాములు కిలో మిగ్రా మిల్లీగ్రాము మిల్లీగ్రాములు
  గ్రాములు మిలీ మిల్లీలీటరు మిల్లీలీటర్లు లీటరు లీటర్లు మాత్ర మాత్రలు చుక్క చుక్కలు చెంచా చెంచాలు సెకను సెకన్లు నిమిషం
  నిమిషాలు గంట గంటలు రోజు రోజులు వారం వారాలు నెల నెలలు సంవత్సరం సంవత్సరాలు సార్లు డిగ్రీలు`;

const kannada = `ಮೈಕ್ರೋಗ್ರಾಂ ಕಿಲೋಗ್ರಾಂ ಕಿಲೋ ಮಿಲಿಲೀಟರ್ ಮಿಗ್ರಾಂ ಮಿಲಿಗ್ರಾಂ ಗ್ರಾಂ ಮಿಲಿ ಮಿಲೀ ಲೀಟರ್ ಮಾತ್ರೆ ಮಾತ್ರೆಗಳು ಹನಿ ಹನಿಗಳು
  ಚಮಚ ಸೆಕೆಂಡು ನಿಮಿಷ ನಿಮಿಷಗಳು ಗಂಟೆ ಗಂಟೆಗಳು ದಿನ ದಿನಗಳು ವಾರ ವಾರಗಳು ತಿಂಗಳು ವರ್ಷ ವರ್ಷಗಳು ಬಾರಿ ಸಲ ಡಿಗ್ರಿ`;

const malayalam = `മൈക്രോഗ്രാം കിലോഗ്രാം കിലോ മിഗ്രാം മില്ലിഗ്രാം ഗ്രാം മില്ലി മില്ലിലിറ്റർ ലിറ്റർ ഗുളിക ഗുളികകൾ തുള്ളി
  തുള്ളികൾ സ്പൂൺ സെക്കൻഡ് മിനിറ്റ് മണിക്കൂർ ദിവസം ദിവസങ്ങൾ ദിവസത്തിൽ ആഴ്ച ആഴ്ചകൾ മാസം മാസങ്ങൾ വർഷം വർഷങ്ങൾ തവണ പ്രാവശ്യം
  ഡിഗ്രി`;

const gujarati = `માઇક્રોગ્રામ કિલોગ્રામ કિલો મિગ્રા મિલિગ્રામ ગ્રામ મિલી મિલિ મિલિલિટર લિટર ગોળી ગોળીઓ કેપ્સ્યુલ ટીપું
  ટીપાં ચમચી સેકન્ડ મિનિટ કલાક દિવસ દિવસો અઠવાડિયું અઠવાડિયા અઠવાડિયાં મહિનો મહિના વર્ષ વખત વાર ડિગ્રી`;

const punjabi = `ਮਾਈਕ੍ਰੋਗ੍ਰਾਮ ਕਿਲੋਗ੍ਰਾਮ ਕਿਲੋ ਮਿਗ੍ਰਾ ਮਿਲੀਗ੍ਰਾਮ ਗ੍ਰਾਮ ਮਿਲੀ ਮਿਲੀਲੀਟਰ ਲੀਟਰ ਗੋਲੀ ਗੋਲੀਆਂ ਕੈਪਸੂਲ ਬੂੰਦ ਬੂੰਦਾਂ ਚਮਚ
  ਚਮਚੇ ਸਕਿੰਟ ਮਿੰਟ ਘੰਟਾ ਘੰਟੇ ਦਿਨ ਦਿਨਾਂ ਹਫ਼ਤਾ ਹਫ਼ਤੇ ਮਹੀਨਾ ਮਹੀਨੇ ਸਾਲ ਵਾਰ ਡਿਗਰੀ`;

const sinhala = 'මයික්‍රොග්‍රෑම් කිලෝග්‍රෑම් මිලිග්‍රෑම් ග්‍රෑම් මිලිලීටර් ලීටර් වරක් වතාවක් අංශක';

const amharicAndTigrinya = `ማይክሮግራም ኪሎግራም ኪሎ ሚግ ሚሊግራም ግራም ሚሊ ሚሊሊትር ሊትር እንክብል እንክብሎች ከኒና ጠብታ ጠብታዎች ማንኪያ ሰከንድ ደቂቃ ደቂቃዎች ደቒቕ
  ሰዓት ሰዓታት ቀን ቀናት መዓልቲ መዓልታት ሳምንት ሳምንታት ሰሙን ወር ወራት ወርሒ ዓመት ዓመታት ጊዜ ግዜ ዲግሪ`;

const armenian = `միլիգրամ գրամ միկրոգրամ կիլոգրամ միլիլիտր լիտր մգ գ կգ մկգ մլ լ սմ մմ հաբ պատիճ կաթիլ դեղահատ գդալ
  վայրկյան րոպե ժամ օր շաբաթ ամիս տարի անգամ աստիճան`;

const georgian = `მილიგრამი გრამი მიკროგრამი კილოგრამი მილილიტრი ლიტრი მგ გ კგ მკგ მლ ლ სმ მმ აბი ტაბლეტი კაფსულა წვეთი
  კოვზი წამი წუთი საათი დღე დღეზე კვირა თვე წელი ჯერ გრადუსი`;

const tagalog = `miligramo gramo mikrogramo kilo kilogramo mililitro litro tableta kapsula patak kutsara kutsarita tasa
  baso segundo minuto oras araw linggo buwan taon beses`;

const greek = `δισκίο δισκία χάπι χάπια κάψουλα κάψουλες σταγόνα σταγόνες δόση δόσεις κουταλιά κουταλιές ποτήρια
  δευτερόλεπτα λεπτό λεπτά ώρα ώρες ημέρα ημέρες μέρα μέρες εβδομάδα εβδομάδες μήνα μήνας μήνες έτος έτη χρόνια φορά φορές
  βαθμοί βαθμούς χιλιοστόγραμμο χιλιοστόγραμμα χιλιοστογράμμων μιλιγκράμ μικρογραμμάριο μικρογραμμάρια μικρογραμμαρίων
  γραμμάριο γραμμάρια γραμμαρίων κιλό κιλά χιλιόγραμμο χιλιόγραμμα χιλιοστόλιτρο χιλιοστόλιτρα χιλιοστόλιτρων λίτρο λίτρα
  εκατοστό εκατοστά χιλιοστό χιλιοστά κουταλάκι κουταλάκια ποτήρι γρ`;

const russian = `мг г кг мкг мл л мм см м ме ед °с таб табл капс кап р сут таблетка таблетки таблеток капсула капсулы капсул капля капли капель доза
  дозы доз ложка ложки ложек стакан стакана стаканов секунд секунды минута минуты минут мин час часа часов ч день дня дней
  неделя недели недель месяц месяца месяцев год года лет раз раза градус градуса градусов миллиграмм миллиграмма
  миллиграммов микрограмм микрограмма микрограммов грамм грамма граммов килограмм килограмма килограммов кило миллилитр
  миллилитра миллилитров литр литра литров сантиметр сантиметра сантиметров миллиметр миллиметра миллиметров метр метра
  метров`;

const french = `comprimé comprimés cp cps gél gélule gélules goutte gouttes bouffée bouffées dose sachet cuillère cuillères tasse
  tasses verre verres seconde secondes minute heure heures jour jours semaine semaines mois an ans fois degré degrés litre
  gramme grammes milligramme milligrammes microgramme microgrammes kilogramme kilogrammes centilitre centilitres
  centimètre centimètres millimètre millimètres mètre mètres`;

const german = `tablette tabletten kapsel kapseln tropfen hub hübe dosis dosen beutel löffel teelöffel esslöffel tasse
  glas gläser sekunde sekunden minuten stunde stunden std tag tage tagen woche wochen monat monate monaten jahr jahre
  jahren mal grad gramm milligramm mikrogramm kilogramm zentimeter millimeter`;

const portuguese = `comprimido cápsulas gotas jato jatos xícara xícaras copo copos segundos minutos dia dias mês ano anos vezes
  graus colher colheres grama gramas miligrama miligramas micrograma microgramas quilo quilos quilograma quilogramas
  mililitro mililitros centímetro centímetros`;

const korean =
  '정 캡슐 알 방울 회 번 일 시간 분 초 주 개월 달 년 도 포 컵 잔 밀리그램 마이크로그램 그램 킬로그램 킬로 밀리리터 리터 센티미터';

const languages = [
  ...[symbols, english, spanish, haitianCreole, vietnamese, arabic, persianAndUrdu, hebrew, hindiAndBengali, tagalog],
  ...[greek, russian, french, german, portuguese, korean, armenian, georgian, amharicAndTigrinya],
  ...[tamil, telugu, kannada, malayalam, gujarati, punjabi, sinhala],
];

const words = new Set(languages.flatMap((list) => list.normalize('NFC').split(/\s+/u)));

/** A Spanish keyboard has the ordinal sign where others have the degree sign, and some programs put a ring. */
const likeDegrees = /[º˚]/gu;

export function isUnit(word: string): boolean {
  return words.has(normalized(word.replace(likeDegrees, '°'), 'NFC').toLowerCase());
}

/** Units that need no space around them, and in Thai, Lao, Khmer and Burmese have none after them. */
export const unspacedUnits = `
  毫克 微克 公斤 千克 克 毫升 公升 升 片 粒 颗 顆 滴 次 下 喷 噴 剂 劑 包 袋 支 勺 匙 杯 单位 單位 毫米 厘米 公分 米 秒 分钟 分鐘 小时 小時
  点 點 日 天 周 週 星期 个星期 個星期 个月 個月 个小时 個小時 月 年 岁 歲 度 回 時間 分 週間 か月 ヶ月 歳 錠 号 號
  ミリグラム マイクログラム グラム キログラム ミリリットル リットル
  มก มล มิลลิกรัม ไมโครกรัม กิโลกรัม กรัม มิลลิลิตร ลิตร เม็ด แคปซูล หยด ช้อนชา ช้อนโต๊ะ ช้อน แก้ว หน่วย ครั้ง วินาที นาที ชั่วโมง วัน สัปดาห์ อาทิตย์ เดือน ปี องศา
  ມກ ມລ ມິນລິກຣາມ ໄມໂຄຣກຣາມ ກິໂລກຣາມ ກຣາມ ມິນລິລິດ ລິດ ເມັດ ແຄບຊູນ ຢອດ ບ່ວງ ຈອກ ຄັ້ງ ເທື່ອ ວິນາທີ ນາທີ ຊົ່ວໂມງ ວັນ ມື້ ອາທິດ ເດືອນ ປີ ອົງສາ
  មីលីក្រាម មីក្រូក្រាម គីឡូក្រាម ក្រាម មីលីលីត្រ លីត្រ គ្រាប់ ដំណក់ ស្លាបព្រា កែវ ដង វិនាទី នាទី ម៉ោង ថ្ងៃ សប្ដាហ៍ សប្តាហ៍ ខែ ឆ្នាំ អង្សា
  မီလီဂရမ် မိုက်ခရိုဂရမ် ကီလိုဂရမ် ဂရမ် မီလီလီတာ လီတာ လုံး ပြား တောင့် စက် ဇွန်း ခွက် ကြိမ် စက္ကန့် မိနစ် နာရီ ရက် ပတ် လ နှစ် ဒီဂရီ`
  .trim()
  .split(/\s+/u)
  .join('|');
