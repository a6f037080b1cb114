// A page as Lighthouse sees it. Which pages are looked at, and what is asked of them, is in run.ts and the test beside it.
import lighthouse, { desktopConfig } from 'lighthouse';
import { type Browser, launch } from 'puppeteer-core';
import { browserArguments, findBrowser } from '../../environment/browser.ts';

export const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
export type Category = (typeof categories)[number];

/** Of a hundred, in each category. */
export const least = 95;

export interface Look {
  /** `mobile` is a slow phone on a slow network, simulated. @default 'mobile' */
  readonly device?: 'mobile' | 'desktop';
  /** @default all of them */
  readonly only?: readonly Category[];
  /** Audits that do not hold for a page, by their ids. */
  readonly without?: readonly string[];
}

export interface Seen {
  /** 0…100. */
  readonly scores: ReadonlyMap<Category, number>;
  /** What costs points: `seo meta-description: Document does not have a meta description`. */
  readonly faults: readonly string[];
}

/** A browser of its own, which Lighthouse reaches by a port. */
export async function openBrowser(): Promise<Browser> {
  return launch({ executablePath: await findBrowser(), args: browserArguments() });
}

/** @throws Error when the page could not be loaded */
export async function lookAt(
  browser: Browser,
  url: string,
  { device = 'mobile', only = categories, without = [] }: Look = {},
): Promise<Seen> {
  const ran = await lighthouse(
    url,
    {
      port: Number(new URL(browser.wsEndpoint()).port),
      logLevel: 'silent',
      onlyCategories: [...only],
      skipAudits: [...without],
    },
    device === 'desktop' ? desktopConfig : undefined,
  );
  if (!ran || ran.lhr.runtimeError)
    throw new Error(ran?.lhr.runtimeError?.message ?? `Nothing came of ${url}.`);
  const { categories: told, audits } = ran.lhr;
  const scores = new Map(only.map((name) => [name, Math.round((told[name]?.score ?? 0) * 100)]));
  const faults = only.flatMap((name) =>
    (told[name]?.auditRefs ?? []).flatMap(({ id, weight }) => {
      const { score, title } = audits[id] ?? {};
      return weight > 0 && typeof score === 'number' && score < 1 ? [`${name} ${id}: ${title}`] : [];
    }),
  );
  return { scores, faults };
}

/** The categories that are under what is asked, with what costs them points. */
export const shortcomings = ({ scores, faults }: Seen): string[] =>
  [...scores].flatMap(([name, score]) =>
    score < least ? [`${name} ${score}`, ...faults.filter((fault) => fault.startsWith(`${name} `))] : [],
  );
