// `npx node examples/bootstrap/start.ts`
import { start } from '../pages/start.ts';
import { bootstrap } from './example.ts';

await start(bootstrap);
