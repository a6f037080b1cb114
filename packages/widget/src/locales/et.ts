// Estonian. Our own wording: not official, and no native speaker has reviewed it. Counts and dates stand after a
// colon, because what is beside them would be inflected. Buttons have the short form, as Estonian buttons do;
// sentences say `teie`.
import { et as pack } from '@palaute/schema/texts/et';
import type { Locale } from '../messages.ts';

export const et: Locale = {
  pack,
  messages: {
    heading: 'Andke teenuse kohta tagasisidet',
    intro: 'Võite anda tagasisidet anonüümselt. Võite iga punkti vahele jätta.',
    or: 'või',
    preferNot: 'Ma ei soovi vastata',
    yes: 'Jah',
    no: 'Ei',
    kinds: 'Tagasiside liik – võite valida mitu',
    kind: {
      thanks: 'Tänu',
      criticism: 'Kriitika',
      idea: 'Parandusettepanek',
      accessibility: 'Tagasiside ligipääsetavuse kohta',
      other: 'Muu',
    },
    free: 'Kas soovite veel midagi lisada?',
    warning: 'Ärge saatke siin üksikasju oma ravi kohta ega isikukoodi.',
    urgent: 'Tagasisidet ei loeta kohe. Hädaolukorras helistage 112. Meditsiininõu saate numbrilt 116 117.',
    notComplaint: 'Tagasiside ei ole ametlik pretensioon (muistutus) ega kaebus (kantelu).',
    send: 'Saada tagasiside',
    sending: 'Saatmine…',
    errors: 'Tagasiside on veel saatmata',
    tooLong: (count, limit) => `Tekst on liiga pikk. Tähemärke: ${count}, lubatud kuni ${limit}.`,
    left: (count) => `Tähemärke jäänud: ${count}.`,
    found: (what) => `Tekstis näib olevat isikuandmeid: ${what}.`,
    data: {
      'identity-code': 'isikukood',
      phone: 'telefoninumber',
      email: 'e-posti aadress',
      iban: 'kontonumber',
      'health-card': 'ravikindlustuskaardi number',
      'birth-date': 'sünnikuupäev',
    },
    masks: 'Isikukood eemaldatakse alati enne saatmist.',
    remove: 'Eemalda need tekstist',
    removed: 'Isikuandmed on tekstist eemaldatud.',
    failed: {
      heading: 'Saatmine ei õnnestunud',
      kept: 'Teie vastused on endiselt sellel lehel.',
      connection: 'Ühendus ei toiminud. Kontrollige seda ja saatke uuesti.',
      unconfirmed:
        'Me ei tea, kas tagasiside salvestati. Võite selle uuesti saata: see salvestatakse ainult üks kord.',
      unavailable: 'Tagasisidet ei saa praegu salvestada. Saatke see veidi hiljem uuesti.',
      settings: 'Viga on vormi seadetes, mitte teie vastustes. Palun teatage sellest lehe haldajale.',
    },
    thanks: 'Täname teid väärtusliku tagasiside eest!',
    reference: 'Teie tagasiside viide',
    referenceHint: 'Hoidke viide alles, kui soovite hiljem tagasiside kohta küsida.',
    replyBy: (day) => `Vastame teile hiljemalt sel päeval: ${day}.`,
    earlierStored: 'Teie tagasiside salvestati juba varem. Hilisemaid muudatusi ei salvestatud.',
    another: 'Anna uus tagasiside',
    close: 'Sulge',
    notSent: 'Tagasiside on veel saatmata. Kui sulgete selle nüüd, on vastused alles ainult sellel lehel.',
  },
};
