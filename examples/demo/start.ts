// `npm start`: builds what is not built, then serves the demo site. Ctrl-C ends it; what was given stays.
import { buildIfStale } from './build.ts';

buildIfStale();
// Only now: these import the packages, which the build has just made.
const { openDatabase, readSettings } = await import('@palaute/collector');
const { createDemo } = await import('./site.ts');
const { demoKeys } = await import('./keys.ts');

const settings = readSettings({ LOG_LEVEL: 'warn', ...process.env });
const database = await openDatabase(settings.database);
const { port, host } = settings;
const origins = [
  `http://localhost:${port}`,
  `http://127.0.0.1:${port}`,
  ...(process.env['ORIGIN']?.split(',') ?? []),
];
const app = await createDemo({ database, keys: demoKeys(), origins, logLevel: settings.logLevel });

let isClosing = false;
const close = async () => {
  if (isClosing) return;
  isClosing = true;
  await app.close();
  await database.close();
  process.stdout.write('\nClosed. What was given is kept.\n');
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void close());

try {
  await app.listen({ port, host });
} catch (error) {
  await close();
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  if (!isTaken) throw error;
  process.stderr.write(`Port ${port} is taken. Choose another: PORT=8081 npm start\n`);
  process.exit(1);
}
process.stdout.write(`
  Feedback page     http://localhost:${port}/?lang=fi   (also ?lang=sv, ?lang=en)
  Public results    http://localhost:${port}/results.html
  Results as pages  http://localhost:${port}/results
  By area           http://localhost:${port}/results/fi/areas
  Results as JSON   http://localhost:${port}/v1/organisations
  Replay            npm run replay, in another terminal: 21 615 published feedbacks

  ${database.promise}
  Ctrl-C to stop.
`);
