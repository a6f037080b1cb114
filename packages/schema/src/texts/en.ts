// English, all of it a proposal: an official THL translation exists and replaces this pack once at hand.
import type { TextPack } from './text-pack.ts';

export const en: TextPack = {
  language: 'en',
  version: '2026-11-22',
  texts: {
    nps: 'How likely would you be to recommend the service you received to someone close to you?',
    open: 'What affected your experience the most?',
    access: 'I got help when I needed it',
    encounter: 'I was left with the feeling that I was cared for as a whole person',
    participation: 'The decisions about my care / my matter were made together with me',
    safety: 'I felt safe during the care / service',
    information: 'I know how my care / service will continue',
    comprehensibility: 'The information I received about the care / service was understandable',
    benefit: 'I found the care / service I received useful',
    'nps-0': 'Highly unlikely',
    'nps-10': 'Highly likely',
    'likert-instruction': 'Rate your experience of the service on a scale of 1 to 5',
    'likert-1': 'Strongly disagree',
    'likert-2': 'Somewhat disagree',
    'likert-3': 'Neither agree nor disagree',
    'likert-4': 'Somewhat agree',
    'likert-5': 'Strongly agree',
    'no-answer': "I don't know / does not apply to me",
  },
  official: [],
};
