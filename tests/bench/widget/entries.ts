// What is measured: our builds and the peers', each with what a page would write to have it. How it is bundled is in
// assets.ts, how it is measured in measure.ts. A further build of ours is one more entry in `ours`.

/** One way of having a feedback question on a page. */
export interface Entry {
  readonly name: string;
  /** npm packages that it is made of; their versions stand in the lock file. None for what is ours. */
  readonly packages: readonly string[];
  /** What stands in the page's body from the start. */
  readonly html: string;
  /** Addresses of the style sheets and scripts that are added to the page, in order. A name with `.css` is a style. */
  readonly tags: readonly string[];
  /** Whether it can ask for a number on a scale. @default true */
  readonly hasScale?: boolean;
  /** Whether the scripts are ES modules. */
  readonly isModule?: boolean;
  /** Selectors of the first choice, one for each open shadow root on the way in. It must be what is seen, no hidden radio. */
  readonly choice: readonly string[];
}

const form = '<palaute-form endpoint="" site-key="bench" unit="1.2.246.10.32213078.10.99001"></palaute-form>';

/** Ours: files of packages/widget/dist, by their path in it, behind `/ours/`. All ask the whole national form. */
export const ours: readonly Entry[] = [
  {
    name: 'Palaute, one file (fi sv en)',
    packages: [],
    html: form,
    tags: ['/ours/palaute.bundle.js'],
    choice: ['palaute-form', 'fieldset .face'],
  },
  {
    name: 'Palaute, loader (language of the page)',
    packages: [],
    html: form,
    tags: ['/ours/browser/loader.js'],
    isModule: true,
    choice: ['palaute-form', 'fieldset .face'],
  },
];

const host = '<div id="host"></div>';

/** The peers; each has its page in pages/, where its set-up is explained. */
export const peers: readonly Entry[] = [
  {
    name: 'Sentry feedback form (no scale)',
    packages: ['@sentry/browser'],
    html: host,
    tags: ['/peers/sentry.js'],
    isModule: true,
    hasScale: false,
    choice: ['#sentry-feedback', 'textarea'],
  },
  {
    name: 'PostHog survey',
    packages: ['posthog-js'],
    html: host,
    tags: ['/peers/posthog.js'],
    isModule: true,
    choice: ['#host .ratings-number'],
  },
  {
    name: 'Formbricks survey',
    packages: ['@formbricks/surveys'],
    html: host,
    tags: ['/peers/formbricks.js'],
    isModule: true,
    choice: ['fieldset label'],
  },
  {
    name: 'SurveyJS',
    packages: ['survey-core', 'survey-js-ui'],
    html: host,
    tags: ['/peers/surveyjs.css', '/peers/surveyjs.js'],
    isModule: true,
    choice: ['.sd-rating__item'],
  },
];

/** No widget: eleven radios by hand, to show what of every figure is the browser's and the measuring's own. */
export const floor: Entry = {
  name: 'floor: eleven radios by hand',
  packages: [],
  html: host,
  tags: ['/peers/floor.js'],
  isModule: true,
  choice: ['#host label'],
};
