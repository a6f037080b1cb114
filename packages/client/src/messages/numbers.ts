// Numbers as a language writes them; within messages only.
import type { MessageLanguage } from './messages.ts';

const locales = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' } as const;

export interface Numbers {
  count(value: number): string;
  percent(share: number): string;
  /** `0:17`, `1:02:05` */
  time(seconds: number): string;
}

export function numbersOf(language: MessageLanguage): Numbers {
  const plain = new Intl.NumberFormat(locales[language]);
  const percent = new Intl.NumberFormat(locales[language], { style: 'percent' });
  const two = (value: number) => String(value).padStart(2, '0');
  return {
    count: (value) => plain.format(value),
    percent: (share) => percent.format(Math.floor(share * 100) / 100),
    time: (seconds) => {
      const whole = Math.ceil(seconds);
      const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
      return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(whole % 60)}`;
    },
  };
}
