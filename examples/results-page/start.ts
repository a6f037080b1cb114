// `npx node examples/results-page/start.ts`
import { start } from '../pages/start.ts';
import { resultsPage } from './example.ts';

await start(resultsPage);
