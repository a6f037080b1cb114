import type { CodeEntry, CodeList } from './code-list.ts';

/** The channel of the service contact (asiointikanava): THL's four (R017) and a visit to the client's home. */
export const contactChannels = ['site', 'web', 'chat-video', 'phone', 'home-visit'] as const;
export type ContactChannel = (typeof contactChannels)[number];

/** A home visit counts as `site` where only THL's four are told apart. */
export const contactChannelList: CodeList<CodeEntry<ContactChannel>> = {
  id: 'contact-channels',
  system: null,
  names: { fi: 'Asiointikanavat', sv: 'Kontaktkanaler', en: 'Contact channels' },
  version: '2026-11-22',
  source:
    'Finnish names: THL’s working group (toimipiste, netti, chat & video, puhelin), published by Eksote 2022; the home visit, Swedish and English are our own',
  codes: [
    { code: 'site', names: { fi: 'Toimipiste', sv: 'Verksamhetsställe', en: 'Service location' } },
    { code: 'web', names: { fi: 'Netti', sv: 'Nätet', en: 'Online' } },
    { code: 'chat-video', names: { fi: 'Chat ja video', sv: 'Chatt och video', en: 'Chat and video' } },
    { code: 'phone', names: { fi: 'Puhelin', sv: 'Telefon', en: 'Phone' } },
    { code: 'home-visit', parent: 'site', names: { fi: 'Kotikäynti', sv: 'Hembesök', en: 'Home visit' } },
  ],
};

/**
 * The contact channel of a visit type of the Care Register (Hilmo, yhteystapa): `R10` → `site`. Our own mapping.
 * @returns undefined where a type says nothing of a client's channel (professionals among themselves, handling of
 *   matters, R90 other) and for any code that is not known
 */
export function contactChannelOfHilmo(code: string): ContactChannel | undefined {
  switch (code) {
    // Reception, workplace, hospital, elsewhere, ward care.
    case 'R10':
    case 'R30':
    case 'R40':
    case 'R41':
    case 'R80':
      return 'site';
    case 'R20':
      return 'home-visit';
    case 'R50':
      return 'phone';
    // Remote in real time, and remote without it.
    case 'R52':
      return 'chat-video';
    case 'R56':
      return 'web';
    default:
      return undefined;
  }
}
