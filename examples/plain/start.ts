// `npx node examples/plain/start.ts`
import { start } from '../pages/start.ts';
import { plain } from './example.ts';

await start(plain);
