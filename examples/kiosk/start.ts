// `npx node examples/kiosk/start.ts`
import { start } from '../pages/start.ts';
import { kiosk } from './example.ts';

await start(kiosk);
