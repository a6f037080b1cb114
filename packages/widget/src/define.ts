// Registers both elements. They speak Finnish; `@palaute/widget/languages` brings in every other language when needed.
import './define-button.ts';
