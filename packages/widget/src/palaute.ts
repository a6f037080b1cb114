// The one-file build for script tags: Finnish, Swedish and English, registered at once.
import './define.ts';
import { addLocale } from './language.ts';
import { en } from './locales/en.ts';
import { sv } from './locales/sv.ts';

addLocale(sv, en);
