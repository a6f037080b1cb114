// What the loader brings in for a form: one file, and each language when a form is in it.
import './define-form.ts';
import './languages.ts';
