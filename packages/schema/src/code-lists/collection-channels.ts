import type { CodeEntry, CodeList } from './code-list.ts';

/** The channel of the feedback itself (palautekanava), kept apart from the contact's. */
export const collectionChannels = [
  'web',
  'sms',
  'qr',
  'email',
  'device',
  'tablet',
  'app',
  'paper',
  'oral',
  'phone-survey',
] as const;
export type CollectionChannel = (typeof collectionChannels)[number];

export const collectionChannelList: CodeList<CodeEntry<CollectionChannel>> = {
  id: 'collection-channels',
  system: null,
  names: { fi: 'Palautekanavat', sv: 'Responskanaler', en: 'Collection channels' },
  version: '2026-11-22',
  source: 'channels in use at Eksote 2022, Oma Häme 2025 and Päijät-Häme 2024; names our own',
  codes: [
    { code: 'web', names: { fi: 'Verkkolomake', sv: 'Webbformulär', en: 'Web form' } },
    { code: 'sms', names: { fi: 'Tekstiviesti', sv: 'Textmeddelande', en: 'Text message' } },
    { code: 'qr', names: { fi: 'QR-koodi', sv: 'QR-kod', en: 'QR code' } },
    { code: 'email', names: { fi: 'Sähköposti', sv: 'E-post', en: 'Email' } },
    { code: 'device', names: { fi: 'Palautelaite', sv: 'Responsterminal', en: 'Feedback device' } },
    { code: 'tablet', names: { fi: 'Asiakastabletti', sv: 'Surfplatta för klienter', en: 'Client tablet' } },
    { code: 'app', names: { fi: 'Mobiilisovellus', sv: 'Mobilapp', en: 'Mobile app' } },
    { code: 'paper', names: { fi: 'Paperilomake', sv: 'Pappersblankett', en: 'Paper form' } },
    { code: 'oral', names: { fi: 'Suullinen palaute', sv: 'Muntlig respons', en: 'Oral feedback' } },
    { code: 'phone-survey', names: { fi: 'Puhelinkysely', sv: 'Telefonenkät', en: 'Phone survey' } },
  ],
};
