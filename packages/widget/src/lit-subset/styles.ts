/** Style sheets of elements. */
export interface Style {
  readonly text: string;
  /** Made once for all elements on the page. */
  sheet?: CSSStyleSheet;
}

export type StyleGroup = Style | readonly StyleGroup[];

export const css = ([text = '']: TemplateStringsArray): Style => ({ text });

/** Gives a shadow root its styles; in style elements where sheets cannot be adopted (Safari before 16.4). */
export function adoptStyles(root: ShadowRoot, styles: StyleGroup): void {
  const all = ([styles] as unknown[]).flat(Number.POSITIVE_INFINITY) as Style[];
  if ('adoptedStyleSheets' in root) root.adoptedStyleSheets = all.map(sheetOf);
  else for (const { text } of all) asElement(root, text);
}

function sheetOf(style: Style): CSSStyleSheet {
  if (!style.sheet) {
    style.sheet = new CSSStyleSheet();
    style.sheet.replaceSync(style.text);
  }
  return style.sheet;
}

function asElement(root: ShadowRoot, text: string): void {
  const element = document.createElement('style');
  element.textContent = text;
  root.append(element);
}
