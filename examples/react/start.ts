// `npx node examples/react/start.ts`
import { start } from '../pages/start.ts';
import { react } from './example.ts';

await start(react);
