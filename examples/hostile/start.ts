// `npx node examples/hostile/start.ts`
import { start } from '../pages/start.ts';
import { hostile } from './example.ts';

await start(hostile);
