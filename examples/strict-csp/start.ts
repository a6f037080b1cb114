// `npx node examples/strict-csp/start.ts`
import { start } from '../pages/start.ts';
import { strictCsp } from './example.ts';

await start(strictCsp);
