/** Words of health texts with their syllables in American speech, counted by hand. */
const words = `
  ibuprofen:4 acetaminophen:6 metformin:3 lisinopril:4 amlodipine:4 atorvastatin:5 simvastatin:4 omeprazole:4
  metoprolol:4 losartan:3 albuterol:4 prednisone:3 amoxicillin:5 azithromycin:5 doxycycline:4 gabapentin:4
  sertraline:3 fluoxetine:4 levothyroxine:5 warfarin:3 insulin:3 heparin:3 morphine:2 oxycodone:4 tramadol:3
  naproxen:3 furosemide:4 hydrochlorothiazide:7 spironolactone:5 clopidogrel:4 apixaban:4 rivaroxaban:5
  paracetamol:5 salbutamol:4 glucose:2 cholesterol:4 triglycerides:4 hypertension:4 hypotension:4 diabetes:4
  asthma:2 pneumonia:3 bronchitis:3 arthritis:3 osteoporosis:6 eczema:3 psoriasis:4 anemia:4 leukemia:4
  allergy:3 anaphylaxis:5 angina:3 arrhythmia:4 fibrillation:4 atrial:3 ventricle:3 artery:3 vein:1 stroke:1
  aneurysm:4 embolism:4 thrombosis:3 edema:3 diarrhea:4 constipation:4 abdomen:3 abdominal:4 pancreas:3
  pancreatitis:5 kidney:2 bladder:2 urine:2 urinary:4 catheter:3 colonoscopy:5 endoscopy:4 biopsy:3 biopsies:3
  ultrasound:3 radiation:4 chemotherapy:5 surgery:3 surgeon:2 anesthesia:4 anaesthetist:4 physician:3 nurse:1
  pharmacist:3 pharmacy:3 prescription:3 medicine:3 medication:4 antibiotic:5 antibiotics:5 vaccine:2
  vaccination:4 immunization:5 infection:3 inflammation:4 inflamed:2 bandage:2 bandaged:2 stitches:2 wheezes:2
  breathed:1 bruised:1 diagnosed:3 caused:1 doses:2 pulses:2 exercises:4 exercised:3 measured:2 monitored:3
  prescribed:2 needed:2 treated:2 sleeves:1 symptoms:2 seizures:2 fracture:2 rehabilitation:6 physiotherapy:6
  occupational:5 therapist:3 psychiatric:4 psychiatrist:4 anxiety:4 depression:3 suicide:3 pregnant:2
  pregnancy:3 gynecologist:5 obstetrician:4 pediatrician:5 cardiologist:5 cardiology:5 neurologist:4
  oncologist:4 dermatology:5 ophthalmologist:5 radiologist:5 area:3 idea:3 quiet:2 science:2 patient:2
  patients:2 special:2 used:1 created:3 people:2 little:2 bottle:2 muscle:2 ankle:2 elbow:2 knee:1 eye:1
  eyes:1 one:1 once:1 twice:1 sometimes:2 something:2 someone:2 safely:2 completely:3 immediately:5
  carefully:3 usually:4 gradually:4 regular:3 serious:3 previous:3 various:3 dangerous:3 obvious:3 mucous:2
  infectious:3 contagious:3 fluid:2 being:2 doing:2 seeing:2 trying:2 vial:2 via:2 trial:2 diet:2 diarrhoea:4
  oesophagus:4 haemorrhage:3 paediatric:4 foetus:2 anaemia:4 haemoglobin:4 hemoglobin:4 leucocyte:3
`;

export const syllablesByHand: readonly (readonly [word: string, syllables: number])[] = words
  .trim()
  .split(/\s+/)
  .map((entry) => {
    const [word = '', count] = entry.split(':');
    return [word, Number(count)] as const;
  });

/** Sentences that a full stop misleads, with how many there are. */
export const sentencesByHand: readonly (readonly [text: string, sentences: number])[] = [
  ['Take 2.5 mg at 8 a.m. each day.', 1],
  ['Dr. Lee will call you on Mon. at 3 p.m. to check.', 1],
  ['See Mrs. J. P. Smith, R.N., in Room 4.', 1],
  ['Eat more fiber, e.g. beans, oats, and fruit.', 1],
  ['Stop smoking, i.e. no vaping at all.', 1],
  ['Take it twice a day. Do not skip a dose.', 2],
  ['Call 911! Do not wait.', 2],
  ['Is your leg swollen? Call us.', 2],
  ['Your temp. may rise to 101.3 F.', 1],
  ['Use approx. 5 mL. Shake it first.', 2],
  ['The U.S. Food and Drug Administration approved it.', 1],
  ['Bring your ID, insurance card, etc. You may also bring a friend.', 2],
  ['Take 1–2 tablets every 4–6 hrs. as needed.', 1],
  ['Go to www.nhs.uk for help.', 1],
  ['Email us at care@clinic.org. We reply in 2 days.', 2],
  ['“Do not drive.” That is what the label says.', 2],
  ['Call us if you have pain… or swelling.', 1],
  ['Step 1. Wash your hands.', 1],
  ['1. Wash your hands. 2. Dry them.', 2],
  ['Your BP was 140/90 mm Hg. That is high.', 2],
  ['No. 5 needle is used.', 1],
  ['See Fig. 2 for the steps.', 1],
  ["Drs. Wong and Ali will see you at St. Mary's Hospital.", 1],
  ['Take vitamin D. It helps your bones.', 2],
  ['You may feel sick (e.g. throw up). This is normal.', 2],
  ['Rest for 2 wks. Then start to walk.', 2],
  ['The dose is .5 mL.', 1],
  ['Wait 15 min. before you eat.', 1],
  ['Your baby weighs 7 lbs. 3 oz. today.', 1],
  ['Ask for help!!! We are here.', 2],
];
