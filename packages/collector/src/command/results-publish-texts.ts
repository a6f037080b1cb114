// What `results publish` says, for the staff of a wellbeing services county.
import type { FeedLanguage } from '../feeds/texts.ts';

export interface PublishTexts {
  readonly nothing: (year: string) => string;
  readonly waiting: (year: string, answers: number, smallSteps: number, threshold: number) => string;
  readonly ask: string;
  readonly notDone: string;
  readonly overtaken: string;
  readonly done: string;
}

export const publishTexts: Readonly<Record<FeedLanguage, PublishTexts>> = {
  fi: {
    nothing: (year) => `Vuoden ${year} julkaistut luvut ovat ajan tasalla.`,
    waiting: (year, answers, smallSteps, threshold) =>
      `Vuoden ${year} julkaistuissa luvuissa ei ole vielä mukana vastauksia: ${answers}. ` +
      `Lukuja, jotka muuttuisivat alle ${threshold} vastauksen verran: ${smallSteps}. Niistä voi päätellä, mitä muutama ihminen vastasi.`,
    ask: 'Julkaistaanko kaikki? [k/E] ',
    notDone: 'Mitään ei julkaistu. Julkaise vastaamalla k tai valitsimella --yes.',
    overtaken: 'Lukuja julkaistiin samaan aikaan muualta. Toista komento.',
    done: 'Julkaistu.',
  },
  sv: {
    nothing: (year) => `De publicerade siffrorna för ${year} är aktuella.`,
    waiting: (year, answers, smallSteps, threshold) =>
      `Svar som ännu inte är med i de publicerade siffrorna för ${year}: ${answers}. ` +
      `Siffror som skulle ändras med färre än ${threshold} svar: ${smallSteps}. Av dem kan man sluta sig till vad några få personer svarade.`,
    ask: 'Publicera allt? [j/N] ',
    notDone: 'Inget publicerades. Svara j för att publicera, eller ange --yes.',
    overtaken: 'Siffror publicerades samtidigt på annat håll. Upprepa kommandot.',
    done: 'Publicerat.',
  },
  en: {
    nothing: (year) => `The published figures of ${year} are up to date.`,
    waiting: (year, answers, smallSteps, threshold) =>
      `Answers that are not in the published figures of ${year} yet: ${answers}. ` +
      `Figures that would change by fewer than ${threshold} answers: ${smallSteps}. They may tell what a few people answered.`,
    ask: 'Publish all of it? [y/N] ',
    notDone: 'Nothing was published. Answer y to publish, or give --yes.',
    overtaken: 'Figures were published by somebody else at the same time. Repeat the command.',
    done: 'Published.',
  },
};
