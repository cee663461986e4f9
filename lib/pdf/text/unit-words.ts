/*
 * Words that stay with the number before them, in the languages of handouts: units of measure and time, and dosage
 * forms. Lower case; whole words are compared.
 */

const symbols = `% ‰ ٪ ° º °c °f °م °س ℃ ℉ mg g kg mcg µg μg ug ng pg ml dl cl l µl μl ul cc mm cm m km ft lb lbs oz iu ui
  mmol µmol μmol mol meq mmhg kpa kcal cal kj hz h hr hrs min mins s sec secs d bpm gy msv tsp tbsp am pm uhr`;

const english = `tablet tablets capsule capsules pill pills drop drops puff puffs spray sprays dose doses patch patches
  sachet sachets vial vials unit units teaspoon teaspoons tablespoon tablespoons cup cups glass glasses second seconds
  minute minutes hour hours day days week weeks month months year years time times degree degrees percent gram grams
  milligram milligrams microgram micrograms kilogram kilograms liter liters litre litres milliliter milliliters
  millilitre millilitres inch inches foot feet pound pounds ounce ounces mile miles beats`;

const spanish = `tableta tabletas comprimido comprimidos cápsula cápsulas pastilla pastillas gota gotas inhalación
  inhalaciones dosis parche parches sobre sobres unidad unidades cucharada cucharadas cucharadita cucharaditas taza tazas
  vaso vasos segundo segundos minuto minutos hora horas día días semana semanas mes meses año años vez veces grado grados
  gramo gramos miligramo miligramos kilo kilos litro litros mililitro mililitros`;

const haitianCreole = `grenn grèn tablèt konprime kapsil gout dòz kiyè ti-kiyè tas vè segond minit èdtan jou semèn mwa an
  lane fwa degre gram miligram lit mililit`;

const vietnamese = 'viên giọt lần ngày tuần tháng năm giờ phút giây muỗng thìa gói liều độ ống nhát cốc ly lít gam';

const arabic = `ملغ ملغم مغ مجم غ غم غرام جم جرام كغ كغم كجم كيلوغرام مكغ مل ملل لتر ملم سم متر وحدة وحدات حبة حبات قرص
  أقراص كبسولة كبسولات قطرة قطرات بخة بخات جرعة جرعات ملعقة ملاعق كوب أكواب ثانية ثوان ثوانٍ دقيقة دقائق ساعة ساعات يوم
  أيام يوما يومًا أسبوع أسابيع شهر أشهر سنة سنوات عام أعوام مرة مرات درجة`;

const persianAndUrdu = `میلی‌گرم میلیگرم گرم کیلوگرم میکروگرم میلی‌لیتر میلیلیتر لیتر سی‌سی قرص کپسول قطره پاف قاشق واحد ثانیه
  دقیقه ساعت روز هفته ماه سال بار درجه گولی گولیاں کیپسول قطرے چمچ خوراک سیکنڈ منٹ گھنٹہ گھنٹے دن ہفتہ ہفتے مہینہ مہینے
  مرتبہ ڈگری گرام ملی`;

const hebrew = `מ״ג מ"ג מג מ״ל מ"ל מל גרם ק״ג ק"ג מק״ג מק"ג ליטר ס״מ ס"מ מ״מ מ"מ יחידה יחידות טבליה טבליות כדור כדורים
  כמוסה כמוסות טיפה טיפות שאיפה שאיפות מנה מנות כף כפות כפית כפיות כוס כוסות שניות דקה דקות שעה שעות יום ימים שבוע שבועות
  חודש חודשים שנה שנים פעם פעמים מעלות`;

const hindiAndBengali = `मिग्रा मिलीग्राम ग्राम किग्रा मिली मिलीलीटर लीटर गोली गोलियाँ गोलियां कैप्सूल बूँद बूँदें बूंद बूंदें खुराक चम्मच सेकंड मिनट
  घंटा घंटे दिन दिनों सप्ताह हफ़्ता हफ़्ते हफ्ते महीना महीने साल वर्ष बार डिग्री মিগ্রা মিলিগ্রাম গ্রাম কেজি মিলি মিলিলিটার লিটার বড়ি ট্যাবলেট
  ক্যাপসুল ফোঁটা ডোজ চামচ সেকেন্ড মিনিট ঘণ্টা ঘন্টা দিন সপ্তাহ মাস বছর বার ডিগ্রি`;

const tagalog = 'tableta kapsula patak kutsara kutsarita tasa baso segundo minuto oras araw linggo buwan taon beses';

const greek = `δισκίο δισκία χάπι χάπια κάψουλα κάψουλες σταγόνα σταγόνες δόση δόσεις κουταλιά κουταλιές ποτήρια δευτερόλεπτα
  λεπτό λεπτά ώρα ώρες ημέρα ημέρες μέρα μέρες εβδομάδα εβδομάδες μήνα μήνας μήνες έτος έτη χρόνια φορά φορές βαθμοί βαθμούς`;

const russian = `мг г кг мкг мл л мм см м ме ед таблетка таблетки таблеток капсула капсулы капсул капля капли капель доза дозы
  доз ложка ложки ложек стакан стакана стаканов секунд секунды минута минуты минут мин час часа часов ч день дня дней неделя
  недели недель месяц месяца месяцев год года лет раз раза градус градуса градусов`;

const french = `comprimé comprimés gélule gélules goutte gouttes bouffée bouffées dose sachet cuillère cuillères tasse tasses
  verre verres seconde secondes minute heure heures jour jours semaine semaines mois an ans fois degré degrés litre gramme
  grammes`;

const german = `tablette tabletten kapsel kapseln tropfen hub hübe dosis dosen beutel löffel teelöffel esslöffel tasse glas
  gläser sekunde sekunden minuten stunde stunden std tag tage tagen woche wochen monat monate monaten jahr jahre jahren mal grad`;

const portuguese = `comprimido cápsulas gotas jato jatos xícara xícaras copo copos segundos minutos dia dias mês ano anos vezes
  graus colher colheres`;

const korean = '정 캡슐 알 방울 회 번 일 시간 분 초 주 개월 달 년 도 포 컵 잔 밀리그램 그램 밀리리터 리터';

const languages = [
  ...[symbols, english, spanish, haitianCreole, vietnamese, arabic, persianAndUrdu, hebrew, hindiAndBengali, tagalog],
  ...[greek, russian, french, german, portuguese, korean],
];

const words = new Set(languages.flatMap((list) => list.normalize('NFC').split(/\s+/u)));

export function isUnit(word: string): boolean {
  return words.has(word.normalize('NFC').toLowerCase());
}

/** Units that need no space around them. */
export const ideographicUnits =
  `毫克|微克|公斤|千克|克|毫升|公升|升|片|粒|颗|顆|滴|次|下|喷|噴|剂|劑|包|袋|支|勺|匙|杯|单位|單位|毫米|厘米|公分|
  米|秒|分钟|分鐘|小时|小時|点|點|日|天|周|週|星期|个星期|個星期|个月|個月|个小时|個小時|月|年|岁|歲|度|回|時間|分|週間|か月|ヶ月|歳|錠|号|號`.replace(
    /\s+/gu,
    '',
  );
