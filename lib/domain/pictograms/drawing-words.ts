import { pageWords } from '../handout/page-words/words-in';
import { type DrawingName, isDrawing, type PictogramName, pictograms } from './catalog';

/*
 * Alternative texts of the drawings in the shipped languages besides English. Nobody has reviewed the translations.
 * They have the sentences of the catalog, in the same order.
 */

type Words = Record<DrawingName, string>;

const spanish: Words = {
  'calf-stretch':
    'Una persona apoya las dos manos en una pared. La rodilla de adelante está doblada. La pierna de atrás está recta y el talón sigue en el piso.',
  'ankle-alphabet':
    'Una pierna descansa en un cojín con el pie libre. El dedo gordo del pie dibuja vueltas en el aire.',
  'knee-to-chest':
    'Una persona está acostada boca arriba y lleva una rodilla al pecho con las dos manos. El otro pie sigue en el piso.',
  'pelvic-tilt':
    'Una persona está acostada boca arriba con las rodillas dobladas. Primero la parte baja de la espalda está arqueada; después la pega al piso.',
  'chin-tuck':
    'Una persona, vista de lado, lleva la barbilla derecho hacia atrás hasta que la cabeza queda sobre los hombros.',
  epley:
    'Cinco pasos para el oído derecho. Una persona se sienta en una cama y gira la cabeza a la derecha, se acuesta con la cabeza fuera del borde, gira la cabeza a la izquierda, se pone sobre el lado izquierdo con la cara hacia abajo y se sienta.',
  'nasal-rinse':
    'Una persona inclina la cabeza de lado sobre un recipiente y aprieta una botella en el orificio de arriba de la nariz. El agua sale por el de abajo.',
  'head-of-bed': 'Una persona está acostada en una cama con la cabecera sobre un bloque: la cama baja hacia los pies.',
  'side-sleeping': 'Una persona duerme de lado, con una almohada bajo la cabeza y otra entre las rodillas dobladas.',
  'eyelid-massage': 'Una mano sostiene un paño tibio sobre un ojo cerrado y frota con suavidad en círculos pequeños.',
  'child-temperature': 'Un niño tiene la punta de un termómetro digital en la axila, con el brazo pegado al cuerpo.',
  'blood-pressure-sitting':
    'Una persona está sentada con la espalda apoyada en una silla y los dos pies planos en el piso. El brazo descansa en una mesa, con el brazalete a la altura del corazón.',
};

const arabic: Words = {
  'calf-stretch': 'شخص يستند إلى جدار بكلتا يديه. الركبة الأمامية مثنية. الساق الخلفية مستقيمة وكعبها ثابت على الأرض.',
  'ankle-alphabet': 'ساق ممدودة على وسادة والقدم حرة. إصبع القدم الكبير يرسم حلقات في الهواء.',
  'knee-to-chest': 'شخص مستلق على ظهره يسحب إحدى ركبتيه نحو صدره بكلتا يديه. القدم الأخرى ثابتة على الأرض.',
  'pelvic-tilt': 'شخص مستلق على ظهره وركبتاه مثنيتان. في البداية يكون أسفل الظهر مقوسًا، ثم يضغطه على الأرض حتى يستوي.',
  'chin-tuck': 'شخص يُرى من الجانب يسحب ذقنه إلى الخلف مباشرة حتى يصبح رأسه فوق كتفيه.',
  epley:
    'خمس خطوات للأذن اليمنى. شخص يجلس على سرير ويدير رأسه إلى اليمين، ثم يستلقي ورأسه خارج الحافة، ثم يدير رأسه إلى اليسار، ثم ينقلب على جانبه الأيسر ووجهه إلى الأسفل، ثم يجلس.',
  'nasal-rinse': 'شخص يميل رأسه إلى الجانب فوق وعاء ويعصر زجاجة في فتحة الأنف العليا. يخرج الماء من الفتحة السفلى.',
  'head-of-bed': 'شخص مستلق على سرير وُضعت قوائمه من جهة الرأس على قالب، فينحدر السرير نحو القدمين.',
  'side-sleeping': 'شخص ينام على جانبه، مع وسادة تحت الرأس وأخرى بين الركبتين المثنيتين.',
  'eyelid-massage': 'يد تمسك قطعة قماش دافئة على عين مغمضة وتفرك برفق في دوائر صغيرة.',
  'child-temperature': 'طفل يضع طرف مقياس حرارة رقمي تحت إبطه، وذراعه ملاصقة لجسمه.',
  'blood-pressure-sitting':
    'شخص جالس وظهره مسنود إلى كرسي وقدماه منبسطتان على الأرض. الذراع مستندة إلى طاولة، والسوار في مستوى القلب.',
};

const simplifiedChinese: Words = {
  'calf-stretch': '一个人双手撑在墙上。前腿膝盖弯曲。后腿伸直，脚跟不离地。',
  'ankle-alphabet': '一条腿放在垫子上，脚悬空。大脚趾在空中画圈。',
  'knee-to-chest': '一个人仰卧，双手把一侧膝盖拉向胸口。另一只脚放在地上。',
  'pelvic-tilt': '一个人仰卧，双膝弯曲。腰部先是拱起，然后压平贴在地上。',
  'chin-tuck': '从侧面看，一个人把下巴平直向后收，直到头部位于肩膀正上方。',
  epley:
    '右耳的五个步骤。一个人坐在床上，头转向右侧；向后躺下，头伸出床边；头转向左侧；翻身向左侧躺，脸朝下；然后坐起来。',
  'nasal-rinse': '一个人在水盆上方侧着头，把瓶子里的水挤进上面的鼻孔。水从下面的鼻孔流出来。',
  'head-of-bed': '一个人躺在床上，床头的床脚垫高，床面向脚的方向倾斜。',
  'side-sleeping': '一个人侧着睡，头下有一个枕头，弯曲的双膝之间也有一个枕头。',
  'eyelid-massage': '一只手把温热的毛巾放在闭着的眼睛上，轻轻地打小圈揉。',
  'child-temperature': '一个孩子把电子体温计的头夹在腋下，手臂紧贴身体。',
  'blood-pressure-sitting': '一个人坐着，背靠椅背，双脚平放在地上。手臂放在桌上，袖带与心脏同高。',
};

const vietnamese: Words = {
  'calf-stretch':
    'Một người chống hai tay lên tường. Đầu gối trước gập lại. Chân sau duỗi thẳng, gót chân vẫn chạm sàn.',
  'ankle-alphabet': 'Một chân gác lên gối, bàn chân để tự do. Ngón chân cái vẽ những vòng tròn trong không khí.',
  'knee-to-chest': 'Một người nằm ngửa, dùng hai tay kéo một đầu gối về phía ngực. Bàn chân kia vẫn đặt trên sàn.',
  'pelvic-tilt': 'Một người nằm ngửa, hai đầu gối gập lại. Lúc đầu thắt lưng cong lên, sau đó được ép phẳng xuống sàn.',
  'chin-tuck': 'Một người, nhìn từ bên cạnh, kéo cằm thẳng ra sau cho đến khi đầu ở ngay trên vai.',
  epley:
    'Năm bước cho tai phải. Một người ngồi trên giường và quay đầu sang phải, nằm ngửa ra với đầu ở ngoài mép giường, quay đầu sang trái, lăn sang bên trái với mặt hướng xuống, rồi ngồi dậy.',
  'nasal-rinse':
    'Một người nghiêng đầu sang một bên trên chậu và bóp chai nước vào lỗ mũi phía trên. Nước chảy ra từ lỗ mũi phía dưới.',
  'head-of-bed': 'Một người nằm trên giường có đầu giường kê cao, giường dốc xuống phía chân.',
  'side-sleeping': 'Một người ngủ nằm nghiêng, một cái gối dưới đầu và một cái gối giữa hai đầu gối gập lại.',
  'eyelid-massage': 'Một bàn tay giữ khăn ấm trên mắt nhắm và xoa nhẹ theo vòng tròn nhỏ.',
  'child-temperature': 'Một em nhỏ kẹp đầu nhiệt kế điện tử trong nách, cánh tay áp sát vào người.',
  'blood-pressure-sitting':
    'Một người ngồi tựa lưng vào ghế, hai bàn chân đặt phẳng trên sàn. Cánh tay đặt trên bàn, vòng đo cao ngang tim.',
};

const haitianCreole: Words = {
  'calf-stretch': 'Yon moun apiye de men l sou yon mi. Jenou devan an pliye. Janm dèyè a dwat, epi talon an rete atè.',
  'ankle-alphabet': 'Yon janm poze sou yon kousen, pye a lib. Gwo zòtèy la ap trase wonn nan lè a.',
  'knee-to-chest': 'Yon moun kouche sou do epi li rale yon jenou sou lestomak li ak de men l. Lòt pye a rete atè.',
  'pelvic-tilt': 'Yon moun kouche sou do ak jenou l pliye. Anvan, anba do a fè yon koub; apre sa, li peze l plat atè.',
  'chin-tuck': 'Yon moun, nou wè l sou kote, rale manton l dwat dèyè jiskaske tèt la vin sou zepòl yo.',
  epley:
    'Senk etap pou zòrèy dwat la. Yon moun chita sou yon kabann epi li vire tèt li adwat, li kouche sou do ak tèt la pi lwen pase bò kabann nan, li vire tèt li agoch, li woule sou bò gòch li ak figi l anba, epi li chita.',
  'nasal-rinse':
    'Yon moun panche tèt li sou kote anlè yon bòl epi li peze yon boutèy nan twou nen ki anwo a. Dlo a soti nan twou nen ki anba a.',
  'head-of-bed': 'Yon moun kouche sou yon kabann ki gen yon blòk anba bò tèt la: kabann nan desann bò pye yo.',
  'side-sleeping': 'Yon moun dòmi sou kote, ak yon zòrye anba tèt li ak yon lòt ant jenou l ki pliye.',
  'eyelid-massage': 'Yon men kenbe yon twal tyèd sou yon je ki fèmen epi li fwote dousman an ti wonn.',
  'child-temperature': 'Yon timoun gen pwent yon tèmomèt dijital anba bra l, ak bra a kole sou kò l.',
  'blood-pressure-sitting':
    'Yon moun chita ak do l apiye sou yon chèz ak de pye l plat atè. Bra a poze sou yon tab, ak manchèt la nan wotè kè a.',
};

const translations: Readonly<Record<string, Words>> = {
  es: spanish,
  ar: arabic,
  'zh-Hans': simplifiedChinese,
  vi: vietnamese,
  ht: haitianCreole,
};

/** What a pictogram shows: a drawing in the language of the text where we have it, else in English. */
export function shownBy(name: PictogramName, locale: string): string {
  return (isDrawing(name) && translations[pageWords(locale).locale]?.[name]) || pictograms[name];
}
