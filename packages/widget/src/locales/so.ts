// Somali. Our own wording: not official, and no native speaker has reviewed it. Counts stand after a colon, because
// the noun beside a number would have another form.
import { so as pack } from '@palaute/schema/texts/so';
import type { Locale } from '../messages.ts';

export const so: Locale = {
  pack,
  messages: {
    heading: "Ra'yigaaga ka dhiibo adeegga",
    intro: "Waad dhiiban kartaa ra'yigaaga adigoo aan magacaaga sheegin. Qayb kasta waad ka boodi kartaa.",
    or: 'ama',
    preferNot: 'Ma doonayo inaan ka jawaabo',
    yes: 'Haa',
    no: 'Maya',
    kinds: "Nooca ra'yiga – waxaad dooran kartaa dhowr",
    kind: {
      thanks: 'Mahadnaq',
      criticism: 'Dhaliil',
      idea: 'Fikrad horumarineed',
      accessibility: "Ra'yi ku saabsan marin u helidda",
      other: 'Wax kale',
    },
    free: 'Ma jiraan wax kale oo aad doonayso inaad noo sheegto?',
    warning: 'Halkan ha ku soo dirin faahfaahinta daryeelkaaga ama lambarka aqoonsiga shakhsiga.',
    urgent: "Ra'yiga isla markiiba lama akhriyo. Xaaladda degdegga ah wac 112. Talo caafimaad: 116 117.",
    notComplaint: "Ra'yigu ma aha cabasho rasmi ah (muistutus ama kantelu).",
    send: "Dir ra'yiga",
    sending: 'Waa la dirayaa…',
    errors: "Ra'yigaaga weli lama dirin",
    tooLong: (count, limit) => `Qoraalku aad buu u dheer yahay. Xarfaha: ${count}, ugu badnaan: ${limit}.`,
    left: (count) => `Xarfaha haray: ${count}.`,
    found: (what) => `Qoraalka waxaa laga yaabaa inay ku jirto xog shakhsi ah: ${what}.`,
    data: {
      'identity-code': 'lambarka aqoonsiga shakhsiga',
      phone: 'lambarka telefoonka',
      email: 'cinwaanka iimaylka',
      iban: 'lambarka koontada',
      'health-card': 'lambarka kaarka caymiska caafimaadka',
      'birth-date': 'taariikhda dhalashada',
    },
    masks: 'Lambarka aqoonsiga shakhsiga mar walba waa la tirtiraa ka hor dirista.',
    remove: 'Ka tirtir qoraalka',
    removed: 'Xogta shakhsiga ah waa laga tirtiray qoraalka.',
    failed: {
      heading: 'Diristu ma guulaysan',
      kept: 'Jawaabahaagu weli way ku jiraan boggan.',
      connection: 'Xiriirku ma shaqayn. Hubi xiriirka oo mar kale dir.',
      unconfirmed:
        "Ma hubno in ra'yigaaga la kaydiyay. Mar kale waad diri kartaa: hal mar oo keliya ayaa la kaydinayaa.",
      unavailable: "Adeeggu hadda ra'yiga ma kaydin karo. Wax yar ka dib mar kale dir.",
      settings:
        'Khaladku wuxuu ku jiraa dejinta foomka, kuma jiro jawaabahaaga. Fadlan u sheeg maamulka bogga.',
    },
    thanks: "Waad ku mahadsan tahay ra'yigaaga qiimaha leh!",
    reference: "Lambarka ra'yigaaga",
    referenceHint: "Kaydso lambarka haddii aad doonayso inaad mar dambe wax ka weydiiso ra'yigaaga.",
    replyBy: (day) => `Jawaab waxaad heli doontaa ugu dambayn ${day}.`,
    earlierStored: "Ra'yigaaga hore ayaa loo kaydiyay. Isbeddelladii ka dambeeyay lama kaydin.",
    another: "Dhiibo ra'yi cusub",
    close: 'Xir',
    notSent:
      "Ra'yigaaga lama dirin. Haddii aad hadda xirto, jawaabahaagu waxay ku hadhayaan boggan oo keliya.",
  },
};
