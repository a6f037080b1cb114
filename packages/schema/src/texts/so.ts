// Somali, all of it a proposal: no official translation is known. A native speaker has not reviewed it.
import type { TextPack } from './text-pack.ts';

export const so: TextPack = {
  language: 'so',
  version: '2026-11-22',
  texts: {
    nps: "Intee in le'eg ayay u dhowdahay inaad adeegga aad heshay kula taliso qof kuu dhow?",
    open: 'Maxaa khibraddaada ugu badnaan saameeyay?',
    access: 'Waxaan helay caawimaad markii aan u baahnaa',
    encounter: 'Waxaan dareemay in dhinac kasta la iiga daryeelay',
    participation: "Go'aannada ku saabsan daryeelkayga / arrintayda waxaa la gaaray iyadoo la ila kaashanayo",
    safety: 'Waxaan dareemay ammaan inta lagu jiray daryeelka / adeegga',
    information: 'Waan ogahay sida daryeelkaygu / adeeggaygu u sii socon doono',
    comprehensibility: 'Macluumaadka aan ka helay daryeelka / adeegga wuxuu ahaa mid la fahmi karo',
    benefit: 'Daryeelka / adeegga aan helay waxaan u arkay mid waxtar leh',
    'nps-0': 'Aad uma dhowa',
    'nps-10': 'Aad ayay u dhowdahay',
    'likert-instruction': 'Ku qiimee khibraddaada adeegga miisaanka 1 ilaa 5',
    'likert-1': 'Gabi ahaanba waan ka soo horjeedaa',
    'likert-2': 'Xoogaa waan ka soo horjeedaa',
    'likert-3': 'Kuma raacsani, kamana soo horjeedo',
    'likert-4': 'Xoogaa waan ku raacsanahay',
    'likert-5': 'Gabi ahaanba waan ku raacsanahay',
    'no-answer': 'Ma aqaan / ima khuseyso',
  },
  official: [],
};
