// What the loader brings in for a button.
import './browser-form.ts';
import './define-button.ts';
